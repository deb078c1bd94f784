"""Sample texts of our own, in the manner of a memorandum, its copies, and two forms filled in."""

MEMORANDUM = """Memorandum for the record. Subject: Visit of the Norwegian trade delegation.

1. On 4 May 1958 Nils AASEN, counsellor at the Norwegian Legation, called upon Mr. Pembroke in room 4117 and said that
the delegation under Harald BREKKE would reach Ankara on 11 May. It would bring an offer of 40,000 tons of dried cod
against tobacco, which Oslo held to be worth 3.2 million crowns at the rate agreed in February 1957.

2. Mr. Pembroke asked whether the offer had been cleared with the Finance Ministry. AASEN replied that it had not, and
that source LINDEN had been told to expect an answer by the end of the week. He left a copy of the draft protocol.

3. Colonel Demirel of the General Staff will attend the opening session. His file, number 77310, was reviewed on
19 March 1958 and holds nothing adverse apart from a complaint about unpaid bills at the Hotel Park in 1951.
"""

RETYPED = (
    MEMORANDUM.replace("counsellor", "counse1lor")
    .replace("tobacco", "tobaceo")
    .replace("Pembroke asked", "Pernbroke asked")
    .replace("complaint", "cornplaint")
)
RELEASED = MEMORANDUM.replace("source LINDEN had", "had").replace("His file, number 77310, was", "His file was")
ANOTHER_DAY = MEMORANDUM.replace("19 March 1958", "13 March 1958")

FORM = """REQUEST FOR TRAVEL ORDERS. To the Finance Officer. Name of traveller: {name}. Grade: {grade}. Point of
departure and destination: {route}. Date of departure: {date}. Purpose of travel as stated: {purpose}. The
traveller is authorised to use any mode of conveyance that is to the advantage of the Government. Number of the
allotment to be charged: {number}. Advance requested in dollars: {advance}. I certify that funds are available."""
FORMS = (
    FORM.format(
        name="Osgood P. Lindqvist",
        grade="eleven",
        route="Boston to Reykjavik by sea",
        date="3 August 1955",
        purpose="relief of the vice consul during his home leave",
        number="8135",
        advance="225",
    ),
    FORM.format(
        name="Wilhelmina Carruthers",
        grade="seven, clerical",
        route="Vienna via Zurich",
        date="17 January 1961",
        purpose="transfer with dependants and household goods",
        number="4402",
        advance="1,140",
    ),
)
OTHER = """The harvest in the northern provinces was poor. Farmers met at the town hall of Kirkenes to ask for seed on
credit, and the bailiff promised to write to the ministry before the first frost. Nothing was heard until spring."""

LETTER_IN_SPANISH = """Bergen, 14 de marzo de 1958. Querido Anders: Perdona que no te haya escrito antes. El lunes
estuve con Torvald Lindqvist en la fábrica de Kirkenes, donde trabajan 480 hombres, y por la noche vino a verme el
señor Pembroke con una carta de Demirel. Dice que los turcos pagarán 3200 coronas por tonelada si el barco Nordlys
llega a Esmirna antes de junio. Lo que me preocupa es que Aasen no ha contestado desde enero y que en Hammerfest nadie
sabe dónde está. Espero que puedas hablar con él cuando pase por Tromso. Un abrazo de tu hermano, Nils."""
LETTER_IN_ENGLISH = """Bergen, 14 March 1958. Dear Anders: Forgive me for not having written before. On Monday I was
with Torvald Lindqvist at the works in Kirkenes, where 480 men are employed, and in the evening Mr. Pembroke came to
see me with a letter from Demirel. He says that the Turks will pay 3200 crowns a ton if the ship Nordlys reaches Smyrna
before June. What worries me is that Aasen has not answered since January and that nobody in Hammerfest knows where
he is. I hope that you can speak to him when he passes through Tromso. Your brother embraces you, Nils."""
ANOTHER_LETTER_IN_ENGLISH = """Tromso, 2 May 1958. Dear Nils: I have spoken to Aasen, who was in Hammerfest all the time
and had only lost his spectacles. He thinks that Pembroke wants too much and that Lindqvist will never give up the
works at Kirkenes for less than the price of the Nordlys. As for the letter from Demirel, he laughed at it. We shall
see each other when the snow has gone, and then I will tell you the rest. Your brother who does not forget, Anders."""
