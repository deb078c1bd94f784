"""use_of: whether a date tells of an act, names a paper, fills a field, dates the record or is printed or stamped."""

import pytest

from regesta.model.records import Description
from regesta.model.text import Line, LineRole
from regesta.stages.date import date_records
from regesta.testing import record


def uses(text: str, *, roles: dict[str, LineRole] | None = None) -> dict[str, str]:
    lines, at = [], 0
    for line in text.split("\n"):
        if roles and line in roles:
            lines.append(Line(1, at, at + len(line), roles[line]))
        at += len(line) + 1
    readings = date_records([record(text)], [Description(lines=tuple(lines))])[0].readings
    return {reading.text: reading.use for reading in readings}


HEAD = "MEMORANDUM\n\nDATE: 9 March 1961\n\n"


@pytest.mark.parametrize("before", ["", "İİİİ "])
def test_letters_that_are_longer_in_small_letters_move_no_hour_or_list(before: str) -> None:
    found = uses(
        f"{HEAD}{before}The reports of 3 January 1960 and 5 June 1960 are lost.\n\nDATE: 9 March 1961, 1145 hours\n"
    )
    assert (found["5 June 1960"], found["1145 hours"]) == ("mention", "record")


@pytest.mark.parametrize(
    ("line", "words", "use"),
    [
        ("Attached is a 3 February 1961 letter from the harbour board.", "3 February 1961", "mention"),
        ("Page two of the February 3, 1961, communication has been cut.", "February 3, 1961", "mention"),
        ("The board met on 3 February 1961 and letters were read.", "3 February 1961", "act"),
        ("ReBulet 2/3/61.", "2/3/61", "mention"),
        ("Re Bulet 2/3/61. K 5-6-98 DECLASSIFY ON: 25X", "2/3/61", "mention"),
        ("Re Bulet 2/3/61. K 5-6-98 DECLASSIFY ON: 25X", "5-6-98", "furniture"),
        ("REF: Form 2211 Requesting Berth, 3 February 1961", "3 February 1961", "mention"),
        ("Form 2211, 3 February 1961", "3 February 1961", "furniture"),
        ("REFERENCES: a licence recently obtained at Vigo, and two weeks of leave.", "recently", "act"),
        ("![signature of the pilot] February 3, 1961 A. Quay 5512", "February 3, 1961", "field"),
        ("![signature of the pilot] February 3, 1991 A. Quay 5512", "February 3, 1991", "furniture"),
        ("FILE: 12-4. RVW 9 MAR 81", "9 MAR 81", "field"),
        ("![Date 8 March 1961]", "8 March 1961", "field"),
        ("RECEIVED BY THE PILOT OF THE PORT ON 3 February 1961:", "3 February 1961", "act"),
        ("RECEIVED 3 February 1961", "3 February 1961", "furniture"),
        (
            "In the 3 February 1961 issue the paper told its readers that the files of the port board of Cork were"
            " declassified under the Act.",
            "3 February 1961",
            "mention",
        ),
        ("Approved for release 3 February 1993", "3 February 1993", "furniture"),
        ("Date of Next Review: 2017", "2017", "furniture"),
        ("HO 341 REPLACES PORT FORM 340, 1 JUN 47, WHICH MAY BE USED.", "1 JUN 47", "furniture"),
        ("Source moved into the house at the quay in February 1961.", "February 1961", "act"),
        ("RE: Mr. Quay\n\nPlease be told that as from February 1961 he is the pilot.", "February 1961", "act"),
        ("a letter to the board, dated\n   3 February 1961, was read", "3 February 1961", "mention"),
        ("| DATE | 8 March 1961 | 3 |", "8 March 1961", "record"),
        ("HB/PIL:mq 8 March 1961", "8 March 1961", "record"),
        ("HB/PIL/Mary Quay/js (8 March 1961)", "8 March 1961", "record"),
        ("HB/PIL:mq 8 March 1941", "8 March 1941", "act"),
        ("8 MAR 61 IN 40771", "8 MAR 61", "record"),
        ("HXWA-00114 3 FEB 61 0567220", "3 FEB 61", "mention"),
        ("HXWA-114\n3 February 1961", "3 February 1961", "mention"),
        ("Pier-114 was closed on 3 February 1961.", "3 February 1961", "act"),
        ("The Division passed the memo to the board on 3 February 1961.", "3 February 1961", "act"),
        ("Notes of the meeting of 3 February 1961 are kept.", "3 February 1961", "act"),
        ("In your response of 3 February 1961 two papers were named.", "3 February 1961", "mention"),
        ("See Memo, Quay to the Pilot, 3 February 1961.", "3 February 1961", "act"),
        ("40. Memo, Quay to the Pilot, 3 February 1961.", "3 February 1961", "mention"),
        ("e. 3 February 1961 memorandum for the pilots--denied.", "3 February 1961", "mention"),
        ("under Public Law 102 of 3 February 1961 the quay is free.", "3 February 1961", "mention"),
        ("the Harbour Protection Act\nof 1952 protects it.", "1952", "mention"),
        ("Approvals were granted in August 1959, August 1960 and", "August 1960", "act"),
        ("NAME: DOE, DOI 3 FEB 61", "3 FEB 61", "field"),
        ("A. RUIZ, D.POB 3 FEB 1921 AT CORK", "3 FEB 1921", "field"),
        ("Original - Harbour Office via courier on: 3 February 1961", "3 February 1961", "field"),
        ("DATES:\n3 February 1961", "3 February 1961", "act"),
        ("Declassified by 0605\ndate 3 FEB 1976", "3 FEB 1976", "furniture"),
        ("APR 16 61", "APR 16 61", "furniture"),
        ("5-126 (9-19-60)", "9-19-60", "furniture"),
        ("9 March 1961", "9 March 1961", "record"),
        ("| Name | Effective Date |\n| --- | --- |\n| Quay | 3 February 1961 |", "3 February 1961", "field"),
        ("| DATE | SIGNATURE |\n| --- | --- |\n| 8 March 1961 | M. Quay |", "8 March 1961", "record"),
        ("| DATE | SHIP |\n| --- | --- |\n| 8 March 1961 | Ostrea |", "8 March 1961", "act"),
        ("| Name | Birth Date |\n| --- | --- |\n| Quay | 2-3-21 Me. |\n| Moor | 6-3-22 Vt. |", "6-3-22", "field"),
        ("INCLUSIVE DATES: Feb. 61", "Feb. 61", "field"),
        ("Date of Appointment: 3 February 1961", "3 February 1961", "field"),
        ("DPOR 3 FEB 1920 CORK", "3 FEB 1920", "field"),
        ("PLACE &\nDATE ACO -3 February 1961", "3 February 1961", "field"),
        ("PLEASE SEE CORK-0445-76, 3 February 1961, WHICH NAMES HIM", "3 February 1961", "mention"),
        ('The harbour paper "El Puerto" - 3 February 1961, page 2', "3 February 1961", "mention"),
        ("FEB 3 '61 12:07PM P.9", "12:07PM", "furniture"),
        ("The pilot came at 12:07 pm on 3 February 1961, as the log of the harbour has it on p. 9.", "12:07 pm", "act"),
        ("(last modified at 1500 hours, 25 April 1961)", "1500 hours", "furniture"),
        ("(BOARD KOTIFIED AND COPY SLOTTED 1450 9 MAR/LNG)", "9 MAR", "furniture"),
        ("Please let the board have all this by\n   16 March 1961", "16 March 1961", "act"),
        ("TOTAL OF THE HARBOUR\nFORM MO.\nJUN 1952 14-3", "JUN 1952", "furniture"),
        ("Airtel 9 March 1961", "9 March 1961", "record"),
        ("Airtel 3 February 1961", "3 February 1961", "mention"),
        ("Mem 18/2/61 from the pilot", "18/2/61", "mention"),
        ("February 19 1960 - from Mary Quay to Moor.", "February 19 1960", "mention"),
        ("On February 19 1960 from Mary Quay to Moor came word.", "February 19 1960", "act"),
        ("QUAY, MARY XXX-XX-XXXX 13,400.00 1,116.67 02-01-61 02-28-61", "02-01-61", "field"),
        ("QUAY, MARY XXX-XX-XXXX 13,400.00 1,116.67 02-01-61 02-28-61", "02-28-61", "field"),
        ("A berth was let for 1,116.67 02-01-61 and kept.", "02-01-61", "act"),
        ("a. FROM\nb. TO\nc. STREET\nMay58\nSep60\n14 Quay St.", "Sep60", "field"),
        ("FROM\nTO\nSep60\nQuay St.", "Sep60", "act"),
        (
            "| a. FROM | b. TO |\n| --- | --- |\n| May 1955 | June 1956 |\n| June 1956 | July 1958 |",
            "July 1958",
            "field",
        ),
        ("\u2713 10 July 60 HBA 63719", "10 July 60", "mention"),
        ("The quay was shut\n10 July 60 and 1,200 men left.", "10 July 60", "act"),
        ("\u0397\u03a7\u0397\u0391-20931, 22 Feb 1961", "22 Feb 1961", "mention"),
        ("(\n1 - 15 January 1961 (cont)\n\nPURPOSE", "1 - 15 January 1961", "heading"),
        ("12. QUAY, Mary (No. 9) 60-0114/2 22 Dec 60", "22 Dec 60", "mention"),
        ("Based on R(CORK) 140, 15 December 1960 and R(CORK) 143, 21 December 1960", "21 December 1960", "mention"),
        ("POLICE TRACES N.D. CORK 2901 55102 11 Dec 1960", "11 Dec 1960", "mention"),
        ("/D HBI 01APR54 P7 QUAY, MARY", "01APR54", "mention"),
        ("PLACE & DATE ACO. 9 DECEMBER 1960", "9 DECEMBER 1960", "field"),
        ("a. FROM\nDec 54\nJul 55\nb. TO\nJun 55\nFeb 57\nc. STREET", "Jul 55", "field"),
        ("a. FROM\nDec 54\nJul 55\nb. TO\nJun 55\nFeb 57\nc. STREET", "Feb 57", "field"),
        ("REFERENCE: Briefing 22 February 1961", "22 February 1961", "act"),
        ("PER (UQXH)-271, 27 FEB 60, HE WAS THERE", "27 FEB 60", "mention"),
        ("B. PORT OF CORK 1146 31 Jan 61", "31 Jan 61", "mention"),
        ("Reminder - Cable from HBS 10 Jan 1961", "10 Jan 1961", "mention"),
        (
            "| Copy for the Initiating Office or the Committee (Revised: August 1, 1957) |",
            "August 1, 1957",
            "furniture",
        ),
        ("REPLACES PORT FORM 88, 3 MAR 48, WHICH WILL BE USED.\n2 MAY 53", "2 MAY 53", "furniture"),
        ("HXWA 6267 26 Nov 60", "26 Nov 60", "mention"),
        ("Cork 6267 men left on 26 Nov 60", "26 Nov 60", "act"),
        ("SOURCE: A former pilot who served the port of Vigo until April 1960.", "April 1960", "act"),
        ("PLACE &\nDATE ACO.\nSPAIN, VIGO (14 JANUARY 1961)", "14 JANUARY 1961", "field"),
        ("Separation date: January 31, 1960", "January 31, 1960", "field"),
        ("Name Mary Quay of the Harbour Board and Port Date 9 March 1961 Time", "9 March 1961", "record"),
        ("FORM\n1 APR 52\nREPLACES PORT FORM 88, 3 MAR 48, WHICH WILL BE USED.", "1 APR 52", "furniture"),
        ("in accordance with HB/Memo 60-114 3 Feb 61, the berth was let", "3 Feb 61", "mention"),
        ("HB/PIL/AN/Mary Quay, Jr. (X-3302):lib (8 March 1961)", "8 March 1961", "record"),
        ("2/3/61 memo from Quay to the pilots (00114)", "2/3/61", "mention"),
        ("On 2/3/61 memos from Quay were read", "2/3/61", "act"),
        ("HBPQ 1961/14 (3 Feb 61)\nSUBJECT: Moor, Juan", "3 Feb 61", "mention"),
        ("He left the harbour (3 Feb 61)\nSUBJECT: Moor, Juan", "3 Feb 61", "act"),
        ("DATE: 3 March 1961, 1900-2030 hours\nPLACE: Harbour Office, Cork", "3 March 1961", "act"),
        ("DATE: 3 March 1961, 1900-2030 hours\nPLACE: Harbour Office, Cork", "2030 hours", "act"),
        ("DATE BRIEFED\n9/14/60", "9/14/60", "field"),
        ("It rests on a memo from Quay to the Board, 3 February 1961, which names him.", "3 February 1961", "mention"),
        ("931 Report - Vigo 3/2/61 of him", "3/2/61", "mention"),
        ("FBI doc.\n3 February 1961 (Cork)\nRe: Mary Quay", "3 February 1961", "mention"),
        ("HXWA-22404 PILOTS PROGRESS REPORT 3/2/61 IN", "3/2/61", "mention"),
        ("HXWA-22404 was received on 3/2/61 there", "3/2/61", "act"),
        ("| A | 3/2/61 | HXWA-22404 | IN |", "3/2/61", "mention"),
        ("The board replied to a note concerning the incursions of 3 February 1961.", "3 February 1961", "act"),
        ("The group has sent useful reports since 1959.", "1959", "act"),
        ("In your request of 3 February 1961 two papers were named.", "3 February 1961", "mention"),
        ("Signed:\nDated : 8 March 1961", "8 March 1961", "record"),
        ("HB/PIL/3;M.QUAY:kas(8 March 1961)", "8 March 1961", "record"),
        ("TOR: 081530Z MAR 61 CORK 4411", "081530Z MAR 61", "record"),
        ("SECRET 161938Z DEC 60 STAFF", "161938Z DEC 60", "record"),
        ("SECRET 081014Z MAR 61 CITE CORK 8708 9 Mar 61 102149", "9 Mar 61", "record"),
        ("SECRET 081014Z MAR 61 CITE CORK 8708 9 Mar 57 102149", "9 Mar 57", "act"),
        ("Statement of M. Quay, taken at Cork, dated 9 March 1961, continued:", "9 March 1961", "record"),
        ("DATE RECD BY EVALUATOR\n3 February 1961", "3 February 1961", "furniture"),
        ("Received from\n3 February 1961", "3 February 1961", "act"),
        ("CLASSIFICATION REVIEW\nConducted on 3-2-76", "3-2-76", "furniture"),
        ("1960 (cont'd)", "1960", "heading"),
        ("HB/PIL/EAB(MQuay):sw (8 March 1961)", "8 March 1961", "record"),
        ("FBI NY 10/14/60 RE SUBJECT", "10/14/60", "mention"),
        ("SECRET 120292 DEC 12 08352 60 IN 78746", "DEC 12 08352 60", "record"),
        ("## HXWA-03034\n200-099-042 31/07/60\nTHE PILOTS", "31/07/60", "mention"),
        ("4. Memo, Chief of Pilots for the Board, sub: the quay and its\n   berths, 3 Oct 55.", "3 Oct 55", "mention"),
        ("PLACE & DATE ACQ. Cork/February 1961 and earlier", "February 1961", "field"),
        ("The quay was closed.\n\n5 March 1961\n\n201-114", "5 March 1961", "record"),
        ("The quay was closed.\n\n5 February 1961\n\n201-114", "5 February 1961", "act"),
        ("DIST 8 March 1961", "8 March 1961", "record"),
        ("HXWA-02021 200-006-055 18/11/60 AO DESTROY", "18/11/60", "mention"),
        ("A whole page of the Cork Times (16 November 1960) named him.", "16 November 1960", "mention"),
        ("Attached is Form 12 dated 3 Feb 61.", "3 Feb 61", "mention"),
        ("Your telegram No. 44, February 3, 1961, has come.", "February 3, 1961", "mention"),
        ("Reference is made to our conversation of 3 February 1961.", "3 February 1961", "act"),
        ("cc: The Board, 3 Feb 61", "3 Feb 61", "field"),
        ("(typed 8 March 1961)", "8 March 1961", "record"),
        ("M. QUAY, EOD 3 Feb 51", "3 Feb 51", "field"),
        ("HB/PIL/AN/Mary Quay, Jr. (X 5502):aib (8 March 1961)", "8 March 1961", "record"),
        ("ORIGIN: Cork\nDATE: 7 August 1960\nSUBJECT: The quay", "7 August 1960", "mention"),
        ("1140 12 MAR 61 CITE DIRECTOR", "12 MAR 61", "record"),
        ("It was sold for a sum. (Am Emb, Cork, 223, 5 December, CONFIDENTIAL)", "5 December", "mention"),
        ("| NAME | PERIOD FROM TO |\n| --- | --- |\n| Quay | 12-01-60 12-31-60 |", "12-31-60", "field"),
        ("0D4-27713B05\n16JAN52\nP7", "16JAN52", "mention"),
        ("29 JAN 59 05540332", "29 JAN 59", "mention"),
        ("14. DIR 471936 AUG 60 RE: the quay", "AUG 60", "mention"),
        ("DATE OF POLYGRAPH _5 Feb 57_", "5 Feb 57", "field"),
        ("DEPARTURE DATE _14 July 59_ STATUS", "14 July 59", "field"),
        ("in the light of 3 May 1960 request it was closed", "3 May 1960", "mention"),
        ("(last modified at 1500 hours, 25 April 1961)", "25 April 1961", "furniture"),
        ("DA FORM 341\n1 APR 52", "1 APR 52", "furniture"),
        ("reports dated 3 Jan ary, 11 April, and 9 October 1952; 7 June 1955", "7 June 1955", "mention"),
        ("J - Ltr from Quay to Moor - 7 Apr 60", "7 Apr 60", "mention"),
        ("10. Memo - Interview w/Mary Quay, 14 Mar 60 SECRET", "14 Mar 60", "mention"),
        ("9. Correspondence between the pilot and the board, 13 Mar 60", "13 Mar 60", "mention"),
        ("DOC MEMO 12/28/59 SECRET", "12/28/59", "mention"),
        ("The board will cable 3 March 1960 if it is lost.", "3 March 1960", "act"),
        ("IN A LETTER THREE MONTHS AGO HE TOLD OF IT.", "THREE MONTHS AGO", "act"),
        ("QXM-114-37 of 21 Sep 60 names him", "21 Sep 60", "mention"),
        ("under Public Law 41-17\n*OF 26 OCTOBER 1960", "26 OCTOBER 1960", "mention"),
        ("## HXWA-03848 QUAY\n201-0289 02/12/60\nREPORT", "02/12/60", "mention"),
        ("201-0289 02/12/60\nREPORT", "02/12/60", "act"),
        ("| HXWA-22518                 | 26 NOV60      |       |", "26 NOV60", "mention"),
        ("QUAY-HB (8 Apr 60) 1st Ind (FOUO)", "8 Apr 60", "mention"),
        ("RECORDED\nJUL 11 1960\nIDENT. DIV. 9", "JUL 11 1960", "furniture"),
        ("RECE JUN 24 1960 QUAY", "JUN 24 1960", "furniture"),
        ("Mary Quay was seen recently, 3 May 1960.", "recently", "act"),
        ("DFOB: 17 May 1946, Vigo", "17 May 1946", "field"),
        ("Rescission: Annex B of Chapter III, QB 14-3-2, 27 October 1960", "27 October 1960", "mention"),
        ("10 February 1960 (continued)\n\nThe quay", "10 February 1960", "heading"),
        ("FROM: NAME, ADDRESS, TEL. DATE\n\nHB/PIL M. Quay x 6537 9 Mar 61", "9 Mar 61", "record"),
        ("/s/ (Mary Quay) 10 MAR 1961", "10 MAR 1961", "record"),
        ("2. DATE OF BIRTH\n3. SEX\n4. GRADE\nMoor\nMary\nN.\n5 May 23\nF", "5 May 23", "field"),
        ("2. DATE OF BIRTH\n3. SEX\nMoor\n5 May 58\nF", "5 May 58", "act"),
        ("FBI DOCUMENT\nDATE: 2 August 1960\nCLASSIFICATION: NONE", "2 August 1960", "mention"),
        ("SUBJECT: Visit of the board of the\nharbour at Cork, 16 February 1961", "16 February 1961", "act"),
        ("25 May 1960, 1900-2030 hours", "2030 hours", "act"),
        ("DATE: 9 March 1961, 1000 to 1145 hours", "1145 hours", "record"),
        ('FBI NY 4/25/60 " " 3+4', "4/25/60", "mention"),
        ("| NAME | PERIOD FROM | TO |\n| --- | --- | --- |\n| Quay | 12-01-60 | 12-31-60 |", "12-31-60", "field"),
        ("PILOT 1,250.00\n03-01-61 03-10-61", "03-10-61", "act"),
        ("An April 16, 1960, note from Quay to the pilots tells of it.", "April 16, 1960", "mention"),
        ("FEB 3 '61 05:03PM HARBOUR OFFICE P.2", "FEB 3 '61", "furniture"),
        ("/D QAY 12JUN60 VOL5 MOOR, MARY", "12JUN60", "mention"),
        ("He met the pilot c/o the 12 June 1960 board.", "12 June 1960", "act"),
        ("STANDARD FORM No. 90-1\nJANUARY 1953\n(for use until April 14, 1958)", "April 14, 1958", "furniture"),
        ("HRB FL 35\n17 Sep 59", "17 Sep 59", "furniture"),
        ("1 - Quay\n\n(Revised August 1, 1960)", "August 1, 1960", "furniture"),
        ("RE: PHONE CALL TO MARY QUAY (3 February 1961)", "3 February 1961", "act"),
        ("3 February 1961\nEntrada 114.- Quay asks for the pilot.", "3 February 1961", "heading"),
        ("ccc - Memo to the pilot - 3 Feb 61", "3 Feb 61", "mention"),
        ("FBI report of S/A Quay at Cork 2/3/61", "2/3/61", "mention"),
        ("Progress report for January 1961 is attached.", "January 1961", "act"),
        ("DATE PROCESSED: 3 February 1961", "3 February 1961", "field"),
        ("(HB Cable, OUT 11403), Quay to Cork, 3/2/61.)", "3/2/61", "act"),
        ("(CIA Cable, OUT 11403), Quay to Cork, 3/2/61.)", "3/2/61", "mention"),
        ("DATE: 8 March 1961 FROM: HB/PIL SIGNATURE: M. Quay", "8 March 1961", "record"),
        ("EFFECTIVE DATE\nMo. Da. Yr.\n02/03/61", "02/03/61", "field"),
        ("LEAVE accrued this month: 12 hours", "this month", "furniture"),
        ("4. Memoranda of W. C. Moor of June 7, 1960, and June 16, 1960;", "June 16, 1960", "mention"),
        ("6. Memorandum of Mr. Moor of May 23, 1959;", "May 23, 1959", "mention"),
        ("The letter to Mr. Moor. He left the quay of Cork, of 1959.", "1959", "act"),
        (
            "9. The memoranda from Quay to the pilot, dated:\n\na. May 3, 1960;\n\nb. May 9, 1960.",
            "May 9, 1960",
            "mention",
        ),
        ("The pilot was to sail as told in DIR40228 of 9 October 1960.", "9 October 1960", "mention"),
        ("He had room114 of 9 October 1960 in mind.", "9 October 1960", "act"),
        ("The text of the 1953 monograph was lost.", "1953", "mention"),
        ("2. October 12, 1960 CIA Memo for the Record", "October 12, 1960", "mention"),
        ("SOURCE:\nIG Report 1957 (CIA), p. 19", "1957", "mention"),
        ("SEE FBI RPTS 5/3/61, 6/9/61)", "6/9/61", "mention"),
        ('Letter from "Mary" Dec 8 1960 -', "Dec 8 1960", "mention"),
        ("1. MEMO FOR THE RECORD (3 May 61, Mary Quay)", "3 May 61", "mention"),
        ("6. Harbour Watch Memorandum 3 May 1961.(C)", "3 May 1961", "mention"),
        ('12. "Pilots Expected at the Quay" 25 November 1960.(Not Classified)', "25 November 1960", "mention"),
        ("2. Pilots of the West (6 August 1960), No. 1839/60, Secret", "6 August 1960", "mention"),
        ("The trawler (6 August 1960), no better than the first, sank.", "6 August 1960", "act"),
        ("Report No. 2021 20 October 1960", "20 October 1960", "mention"),
        ("En la carta del 3 de Mayo me pedia un barco.", "3 de Mayo", "mention"),
        ("REF B - END OF THE BERTHING PERMITS IN APRIL 1960.", "APRIL 1960", "act"),
        ("Source: Born 1938 in Vigo, has been at sea.", "1938", "act"),
        ("ENTERED ON DUTY: 3 May 61", "3 May 61", "field"),
        ("PERIOD OF SERVICE 1943-1946", "1943-1946", "field"),
        ("7 he was away for a period from May 1950, when", "May 1950", "act"),
        ("2. FROM May, 1951 to June, 1953", "May, 1951 to June, 1953", "field"),
        ("from January, 1943 to October, 1943", "January, 1943 to October, 1943", "act"),
        ("He sailed from January, 1943 to October, 1943", "January, 1943 to October, 1943", "act"),
        ("Lieu et date de naissance: Cork, 21-7-1933", "21-7-1933", "field"),
        ("Employee No.: 114; DOB:\n23 June 1921; Chief of Pilots", "23 June 1921", "field"),
        ("16. Date last equivalent increase\n    2 Sep 53", "2 Sep 53", "field"),
        (
            "12. REPORTING PERIOD (From - to)\n    1 January 1960 - 31 December 1960",
            "1 January 1960 - 31 December 1960",
            "field",
        ),
        ("11. DATE REPORT DUE  12. REPORTING PERIOD\n3 Nov 60   1 Dec 59- 30 Sept 60", "1 Dec 59- 30 Sept 60", "field"),
        ("8. THIS DATE\n\n26 July 1959", "26 July 1959", "act"),
        ("13. DATE OF REQUEST\n    26 July 1959", "26 July 1959", "act"),
        ("2. DATE OF MEETING\n    26 July 1959", "26 July 1959", "act"),
        ("2 (A) DATE OF BIRTH (B) PLACE OF BIRTH\n\n12 Aug 1935 VIGO SPAIN", "12 Aug 1935", "field"),
        (
            "| 6a. DATE OF ARRIVAL | 6b. REQUESTED DATE OF DEPARTURE |\n| --- | --- |\n| 30 July 1959 | 20 Aug 1961 |",
            "20 Aug 1961",
            "field",
        ),
        (
            "| DATE | OFFICIAL TITLE | NAME AND SIGNATUNE |\n| --- | --- | --- |\n| 10 October 1960 | Pilot | Quay |",
            "10 October 1960",
            "record",
        ),
        (
            "DATE\n\nOFFICIAL TITLE OF SUPERVISOR\n\nSIGNATURE\n\n28 April 1959\n\nChief of Pilots",
            "28 April 1959",
            "record",
        ),
        ("DATE\n\n28 April 1959\n\nSIGNATURE OF EMPLOYEE\n\nMary Quay", "28 April 1959", "record"),
        ("DATE\n\n28 April 1959\n\nGRADE", "28 April 1959", "act"),
        ("REF CORK 4716 (IN 19935) 9 MAR 61 IN 19988", "9 MAR 61", "record"),
        ("Mary Quay\n\nThe Pilot\n\n# 5 April 1961\n\nDear Mr. Moor:", "5 April 1961", "act"),
        ("ACTION: HB 3 (HB ISSUED TEMPO COPY AT 1345 9 MAR 61)", "9 MAR 61", "furniture"),
        ("![signature of Mary Quay]\n\nMary Quay\n\n6/6/59\nDate", "6/6/59", "record"),
        ("The quay was closed.\n\n6/6/59\nDate", "6/6/59", "act"),
        ("13. REPORTING PERIOD (from-to)\n    XX 1 May 1960 - 3 June 1960", "1 May 1960 - 3 June 1960", "field"),
        ("GS-12; Period\nunder Review: 1 May 1960-3 June 1960.", "1 May 1960-3 June 1960", "field"),
        ("Form No. 33-5\nApril, 1947", "April, 1947", "furniture"),
        ("Form No. 33-5\n9 March 1961", "9 March 1961", "record"),
        ("1500-1600 Classes.\n\nWednesday 1600-1700 Classes at Cork", "Wednesday", "act"),
        ("In 1960 she sailed.\n\n## September 21\n\nThe board met.", "September 21", "heading"),
    ],
)
def test_what_a_date_on_a_line_is_there_for(line: str, words: str, use: str) -> None:
    roles: dict[str, LineRole] = {line: "furniture"} if line.startswith("!") else {}
    assert uses(f"{HEAD}{line}\n", roles=roles)[words] == use


PAPERS = "\n".join(f"HXWA-0{number}\n201-0229{number} 0{day}/06/60\nAO" for number, day in ((2116, 3), (2156, 4)))
MORE = "\n".join(f"HXWA-0{number}\n201-0229{number} 0{day}/06/60\nAO" for number, day in ((2160, 5), (2166, 6)))


@pytest.mark.parametrize(
    ("row", "words", "use"),
    [
        ("(MARY QUAY)\n201-0117966 12/07/60", "12/07/60", "mention"),
        ("HXWA-02170\nRECD 10 OCT 60", "10 OCT 60", "furniture"),
        ("The pilot who had been seen at the quay left Cork 12/07/60", "12/07/60", "act"),
        ("He left on 12/07/60", "12/07/60", "act"),
        ("201-0117966 12 July 1960", "12 July 1960", "act"),
    ],
)
def test_the_days_of_a_column_are_there_for_what_most_of_them_are_there_for(row: str, words: str, use: str) -> None:
    assert uses(f"{HEAD}{PAPERS}\n{MORE}\n{row}\n")[words] == use
    assert uses(f"{HEAD}{PAPERS}\n{row}\n")[words] == ("act" if use == "mention" else use)  # two papers are no column


def test_a_column_of_a_table_is_one_though_the_number_of_a_paper_is_misread() -> None:
    rows = "".join(
        f"| {number} | 201-0{day} | 0{day}/06/60 | IN |\n"
        for day, number in enumerate(("HXWA-2160", "HXWA-2161", "-2162", "HXWA-2163", "HXWA-2164"), start=1)
    )
    found = uses(f"{HEAD}| PAPER | FILE | DATE | CODE |\n| --- | --- | --- | --- |\n{rows}")
    assert [found[f"0{day}/06/60"] for day in range(1, 6)] == ["mention"] * 5


def test_the_box_of_a_form_that_asks_for_another_day_lends_it_to_the_record_and_stays_a_field() -> None:
    text = "FITNESS REPORT\n\n2. DATE ASSUMED CHARGE OF THE QUAY\n    1 October 1955\n\n4. GRADE\n    12\n"
    dated = date_records([record(text)], [Description()])[0]
    assert (dated.record_date.edtf, dated.readings[0].use) == ("1955-10-01", "field")


@pytest.mark.parametrize(
    ("line", "role", "words", "use"),
    [
        ("DATE: 8 March 1961", "distribution", "8 March 1961", "record"),
        ("IVQS-4263 1 April 1961", "distribution", "1 April 1961", "record"),
        ("FROM: HARBOUR OPERATIONS 8 MAR 61", "header", "8 MAR 61", "record"),
        ("DOB 11-28-18", "stamp", "11-28-18", "field"),
        ("5 April 1961", "heading", "5 April 1961", "record"),
        ("5 April 1961", "body", "5 April 1961", "act"),
    ],
)
def test_what_a_line_of_its_role_says_of_a_day(line: str, role: LineRole, words: str, use: str) -> None:
    assert uses(f"{HEAD}The quay is closed.\n\n{line}\n", roles={line: role})[words] == use


def test_the_day_below_the_number_of_a_cables_receipt_is_the_cables() -> None:
    found = uses(f"{HEAD}EXCERPTS\n\nIN 74652\n\n9 MAR 61\n", roles={"9 MAR 61": "stamp"})
    assert found["9 MAR 61"] == "record"


@pytest.mark.parametrize(
    ("line", "use"),
    [
        ("DATE OF INFO. 3 February 1961", "field"),
        ("DATE OF 3 February 1961", "field"),
        ("PLACE & DATE ACQ. SPAIN, VIGO (3 February 1961)", "field"),
        ("Departure Date 3 February 1961", "field"),
        ("Date of Report: 3 February 1961", "record"),
        ("ReBuairtel 3 February 1961", "mention"),
        ("3 February 1961, DALLAS, TEXAS", "act"),
        ("Airtel 3 February 1961", "mention"),
        ("SUBJECT: The meeting of the harbour board at Cork, 3 February 1961", "act"),
        ("SUBJECT: Cable of the harbour board at Cork of 3 February 1961", "mention"),
        ("SUBJECT REF IS THE PILOT: BORN 3 February 1961 IN CORK", "act"),
        ("BY: M AT: 1215Z ON 3 February 1961", "furniture"),
        ("SUBJECT: Arrest on 3 February 1961", "act"),
        ("RI TRACES REQUESTED 3 February 1961", "field"),
        ("Agent Report Dated: 3 February 1961", "mention"),
        ("ACTION: HB 3 (HARBOUR DESK NOTIFIED AND COPY SLOTTED 1140 3 February 1961)", "furniture"),
    ],
)
def test_a_date_in_the_head_is_the_records_own_where_its_label_does_not_say_otherwise(line: str, use: str) -> None:
    assert uses(f"{HEAD}{line}\n", roles={line: "header"})["3 February 1961"] == use


def test_the_day_of_dispatch_on_a_line_that_looks_stamped_is_of_the_record() -> None:
    line = "DATE DISPATCHED: MAR 12 1961"
    assert uses(f"{HEAD}The quay is closed.\n{line}\n", roles={line: "stamp"})["MAR 12 1961"] == "record"


def test_the_kind_of_paper_over_a_date_line_cites_none() -> None:
    found = uses(f"{HEAD}Airtel\n8 March 1961\n", roles={"Airtel": "header", "8 March 1961": "header"})
    assert found["8 March 1961"] == "record"


def test_a_line_taken_for_the_head_of_a_later_page_dates_no_record_of_another_time() -> None:
    body = "\n".join("The hold was searched and nothing was found." for _ in range(50))
    shipped = "SHIPPED 1 APR 59. (221)"
    assert uses(f"{HEAD}{body}\n{shipped}\n", roles={shipped: "header"})["1 APR 59"] == "act"


@pytest.mark.parametrize(
    ("text", "words", "use"),
    [
        ("The board has met.\n\nMary Quay\n\n8 March 1961", "8 March 1961", "record"),
        ("The board has met.\n\nMary Quay\n\n8 MAR 1961", "8 MAR 1961", "furniture"),
        ("DATE TYPED\n\n8 MAR 61", "8 MAR 61", "record"),
        (
            "MR. JOSEPH QUAY WAS CLEARED BY THE HARBOUR BOARD FOR A CONTRACT OF EMPLOYMENT\n\n4 MAR 61.",
            "4 MAR 61",
            "act",
        ),
    ],
)
def test_what_looks_like_a_stamp_may_have_been_typed(text: str, words: str, use: str) -> None:
    last = text.split("\n")[-1]
    found = {one.rstrip("."): used for one, used in uses(HEAD + text, roles={last: "stamp"}).items()}
    assert found[words] == use


@pytest.mark.parametrize(
    ("text", "words", "use"),
    [
        ("NO RECORD OF THE CABLE AS OF 0415, 8 MARCH 1961.", "8 MARCH 1961", "act"),
        ("REFS: A. CORK 4411\nE. UFGQ-13139, Plan of the port, 3 March 1961", "3 March 1961", "mention"),
        ("See the reports dated 3 March 1961, 5 March 1961 and 7 March 1961.", "7 March 1961", "mention"),
        ("See the report dated 3 March 1961. On 5 March 1961 she sailed.", "5 March 1961", "act"),
    ],
)
def test_papers_are_listed_one_after_the_other(text: str, words: str, use: str) -> None:
    assert {one.rstrip("."): used for one, used in uses(HEAD + text).items()}[words] == use


@pytest.mark.parametrize(
    ("line", "words", "use"),
    [
        ("DATE: 9 March 1961", "9 March 1961", "record"),
        ("SECRET 9 March 1961", "9 March 1961", "record"),
        ("DATE: 9 March 1981", "9 March 1981", "furniture"),
        ("II. Current place of work", "Current", "act"),
        ("Born in Cork, 3 February 1925", "3 February 1925", "act"),
        ("Edition of 3 February 1960", "3 February 1960", "furniture"),
        ("Quay, 9 March 1961", "9 March 1961", "record"),
    ],
)
def test_what_stands_on_every_page_may_have_been_typed(line: str, words: str, use: str) -> None:
    assert uses(f"{HEAD}The quay is closed.\n{line}\n", roles={line: "furniture"})[words] == use


def test_what_was_acquired_is_a_field_on_a_line_that_every_page_has() -> None:
    line = "Date acquired: February 1961"
    assert uses(f"{HEAD}The quay is closed.\n{line}\n", roles={line: "furniture"})["February 1961"] == "field"


def test_a_note_in_the_head_of_another_time_is_not_the_records_own() -> None:
    note = "9 may 61"
    assert uses(f"{HEAD}The quay was searched.\n\n{note}\n", roles={note: "header"})["9 may 61"] == "act"
    sent = "DATE DISPATCHED\n9 MAY 61"
    assert uses(f"{HEAD}{sent}\n\nThe quay is closed.\n", roles={"9 MAY 61": "header"})["9 MAY 61"] == "record"


def test_a_day_that_ends_the_sentence_above_dates_no_record() -> None:
    told = "The pilot that the board was able to find was Mary Quay, who was last cleared\n21 March 1960;\n"
    dated = date_records([record(f"SUBJECT: The Quay\n\n{told}\nThe board will meet.\n")], [Description()])
    assert dated[0].record_date.reading is None


@pytest.mark.parametrize(("words", "use"), [("NOW", "act"), ("TWO YEARS", "act"), ("3 FEB 1921", "field")])
def test_a_form_asks_for_days_and_not_for_words_of_time(words: str, use: str) -> None:
    line = f"12. {words} HERE"
    assert uses(f"{HEAD}{line}\n", roles={line: "form"})[words] == use


def test_a_line_of_text_taken_for_a_forms_tells_of_an_act() -> None:
    line = "The trawler was searched by the pilots of the harbour and left it again on 3 February 1961."
    assert uses(f"{HEAD}{line}\n", roles={line: "form"})["3 February 1961."[:-1]] == "act"


def test_a_cable_named_on_a_form_is_a_mention() -> None:
    line = "8. Done, by CORK 1140 dtd 3 Feb 1961"
    assert uses(f"{HEAD}{line}\n", roles={line: "form"})["3 Feb 1961"] == "mention"


def test_a_day_that_opens_a_line_of_text_taken_for_a_forms_is_no_field() -> None:
    line = "9 March 1961 Port Captain's Office, Vigo and the Harbour Board"
    assert uses(f"{HEAD}{line}\n", roles={line: "form"})["9 March 1961"] != "field"


def test_a_length_of_time_dates_no_record() -> None:
    head = "(211 hours, at Cork)"
    assert uses(f"{HEAD}{head}\n", roles={head: "header"})["211 hours"] == "act"


def test_a_subject_that_goes_on_below_is_told_of() -> None:
    roles: dict[str, LineRole] = {"SUBJECT: Meeting at Cork,": "header", "3 to 5 March 1961": "header"}
    assert uses(f"{HEAD}SUBJECT: Meeting at Cork,\n3 to 5 March 1961\n", roles=roles)["3 to 5 March 1961"] == "act"


def test_a_stamp_beside_what_was_typed_is_not_the_records_date() -> None:
    text = "Chief, Harbour Office  AUG 1 1962\n\nChief of Pilots,\n\n16 July 1962\n\nThe quay is closed.\n"
    roles: dict[str, LineRole] = {line: "header" for line in text.split("\n")[:5] if line}
    found = uses(text, roles=roles)
    assert (found["AUG 1 1962"], found["16 July 1962"]) == ("furniture", "record")


def test_a_day_that_the_record_takes_from_another_paper_stays_a_mention() -> None:
    dated = date_records([record("Attachment to: HXWA-114 dated 2 May 1962\n\nNames of pilots.\n")], [Description()])
    assert dated[0].record_date.edtf == "1962-05-02"
    assert [one.use for one in dated[0].readings] == ["mention"]


@pytest.mark.parametrize(
    ("line", "words", "use"),
    [
        ("what the August 31st paper said was right", "August 31st", "mention"),
        ("Witness my hand and seal this 8th day of April 1961.", "8th day of April 1961", "record"),
        ("Sent on 9 March 1961 at 05:04 PM", "9 March 1961", "record"),
        ("MICROFILMED\n\nJUL 1983", "JUL 1983", "furniture"),
        ("DATE OF BIRTH\n\n4 Apr 36", "4 Apr 36", "field"),
        (
            "| TO | RECEIVED | FORWARDED | INITIALS |\n| --- | --- | --- | --- |\n| Pilot | 8 Mar | 8 March 1961 | Q |",
            "8 March 1961",
            "field",
        ),
    ],
)
def test_words_beside_or_above_tell_what_a_date_is_there_for(line: str, words: str, use: str) -> None:
    assert uses(f"{HEAD}The quay is closed.\n\n{line}\n")[words] == use


def test_a_paper_named_behind_its_day_is_a_mention_in_a_form_too() -> None:
    line = "Quay's 3 February 1961 memo"
    assert uses(f"{HEAD}{line}\n", roles={line: "form"})["3 February 1961"] == "mention"


def test_a_long_line_taken_for_the_heads_is_no_stamp() -> None:
    line = "AS THE LETTER JUST RECEIVED TELLS, THE TRAWLER WAS DUE TO LEAVE VIGO ON 6 APRIL FOR CORK AND QUAY"
    assert uses(f"{HEAD}{line}\n", roles={line: "header"})["6 APRIL"] == "act"
