"""Learning: how the weights of src/regesta/weights are made, and how well they do on records not learnt from."""
