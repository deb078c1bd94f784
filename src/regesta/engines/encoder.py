"""Encoder: the vector of each word mixed with those of its neighbours, layer upon layer, as a spaCy model does it.

A layer looks at a word between its two neighbours, weighs what it sees, keeps of each number the largest of several
answers, brings the numbers to one scale and adds them to what the word had (a residual convolution with maxout units
and layer normalisation). Thinc, which spaCy is built on, also keeps at each step what it needs to learn from it; that
is left out here. The numbers are the same to the last bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

KNOWN = ["expand_window", "maxout", "layernorm", "dropout"]  # the steps of a layer, in Thinc's words


class _Layer(NamedTuple):
    """The weights of one layer; of each number's answers the first stand together, then the second, and so on."""

    weights: Floats
    bias: Floats
    answers: int  # of which the largest is kept
    scale: Floats
    shift: Floats


def quicken_encoder(tok2vec: Any) -> None:
    """Have the encoder of a spaCy `tok2vec` model do no more than reading takes; one of another kind is left as it is.

    Its weights are copied: the model can no longer be trained.
    """
    from thinc.api import Model

    padded = tok2vec.layers[-1]
    residuals = padded.layers[0].layers
    if all(_is_convolution(residual) for residual in residuals):
        layers = [_layer_of(residual) for residual in residuals]
        padded.layers[0] = Model("encoder", lambda model, vectors, is_train: (_encode(layers, vectors), None))


def _steps(residual: Any) -> list[Any]:
    return [step for step in residual.walk(order="dfs_pre") if not step.layers]


def _is_convolution(residual: Any) -> bool:
    steps = _steps(residual)
    return [step.name for step in steps] == KNOWN and steps[0].attrs["window_size"] == 1


def _layer_of(residual: Any) -> _Layer:
    import numpy as np

    _, maxout, norm, _ = _steps(residual)
    weights, bias = maxout.get_param("W"), maxout.get_param("b")  # each: numbers, answers (, what is seen)
    numbers, answers, seen = weights.shape
    together = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(answers * numbers, seen)
    return _Layer(together.T, bias.T.ravel(), answers, norm.get_param("G"), norm.get_param("b"))


def _encode(layers: Sequence[_Layer], vectors: Floats) -> Floats:
    import numpy as np

    count, width = vectors.shape
    seen = np.zeros((count, 3 * width), vectors.dtype)  # the word before, the word, the word behind
    for layer in layers:
        seen[1:, :width], seen[:, width:-width], seen[:-1, -width:] = vectors[:-1], vectors, vectors[1:]
        weighed = seen @ layer.weights
        weighed += layer.bias
        mixed = reduce(np.maximum, np.split(weighed, layer.answers, axis=1))
        mixed -= mixed.mean(axis=1, keepdims=True)
        variance = np.square(mixed).mean(axis=1, keepdims=True) + np.float32(1e-8)
        mixed *= variance**-0.5
        mixed *= layer.scale
        mixed += layer.shift
        mixed += vectors
        vectors = mixed
    return vectors
