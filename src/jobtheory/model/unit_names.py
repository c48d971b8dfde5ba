"""The units we know by name: physical ones with exact factors, the world's currencies, and common counts."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobtheory.model.pint_bridge import Dimension

# Dimension; then a line for each unit: how we write it, its factor to the base, pint's name, what else is read as it.
TABLE: tuple[tuple[Dimension, str], ...] = (
    ((("s", 1),), """
        ns 1e-9 nanosecond nanoseconds
        µs 1e-6 microsecond microseconds us
        ms 1e-3 millisecond milliseconds
        s 1 second seconds sec secs
        min 60 minute minutes mins
        h 3600 hour hours hr hrs
        day 86400 day days d
        week 604800 week weeks wk wks
        month 2629800 month months
        year 31557600 year years yr yrs"""),
    ((("m", 1),), """
        nm 1e-9 nanometer nanometers nanometre nanometres
        µm 1e-6 micrometer micrometers micrometre micrometres um micron microns
        mm 1e-3 millimeter millimeters millimetre millimetres
        cm 1e-2 centimeter centimeters centimetre centimetres
        dm 1e-1 decimeter decimeters decimetre decimetres
        m 1 meter meters metre metres
        km 1e3 kilometer kilometers kilometre kilometres
        inch 0.0254 inch inches in
        ft 0.3048 foot feet
        yd 0.9144 yard yards
        mi 1609.344 mile miles"""),
    ((("kg", 1),), """
        µg 1e-9 microgram micrograms ug mcg
        mg 1e-6 milligram milligrams
        g 1e-3 gram grams gramme grammes
        kg 1 kilogram kilograms kilogramme kilogrammes
        t 1e3 metric_ton metric_tons tonne tonnes
        oz 0.028349523125 ounce ounces
        lb 0.45359237 pound pounds lbs"""),
    ((("m", 3),), """
        ml 1e-6 milliliter milliliters millilitre millilitres mL
        cl 1e-5 centiliter centiliters centilitre centilitres cL
        dl 1e-4 deciliter deciliters decilitre decilitres dL
        l 1e-3 liter liters litre litres L"""),
    ((("K", 1),), """
        K 1 kelvin kelvins
        degC 1 degree_Celsius celsius Celsius °C
        degF 5/9 degree_Fahrenheit fahrenheit Fahrenheit °F"""),
    ((), """
        1 1 dimensionless
        % 1e-2 percent
        ppm 1e-6 ppm"""),
    ((("bit", 1),), """
        bit 1 bit bits
        kbit 1e3 kilobit kilobits
        Mbit 1e6 megabit megabits
        Gbit 1e9 gigabit gigabits
        byte 8 byte bytes B
        kB 8e3 kilobyte kilobytes
        MB 8e6 megabyte megabytes
        GB 8e9 gigabyte gigabytes
        TB 8e12 terabyte terabytes
        KiB 8192 kibibyte kibibytes
        MiB 8388608 mebibyte mebibytes
        GiB 8589934592 gibibyte gibibytes"""),
    ((("kg", 1), ("m", 2), ("s", -2)), """
        J 1 joule joules
        kJ 1e3 kilojoule kilojoules
        Wh 3600 watt_hour watt_hours
        kWh 3.6e6 kilowatt_hour kilowatt_hours
        kcal 4184 kilocalorie kilocalories"""),
    ((("kg", 1), ("m", 2), ("s", -3)), """
        W 1 watt watts
        kW 1e3 kilowatt kilowatts
        MW 1e6 megawatt megawatts"""),
    ((("Hz", 1),), """
        Hz 1 hertz
        kHz 1e3 kilohertz
        MHz 1e6 megahertz
        GHz 1e9 gigahertz"""),
    ((("Bq", 1),), "Bq 1 becquerel becquerels"),
    ((("rpm", 1),), "rpm 1 revolutions_per_minute revolution_per_minute"),
)  # fmt: skip

# What is added to a reading before the factor is applied, so that it counts from absolute zero.
OFFSETS = {"degC": Fraction("273.15"), "degF": Fraction("459.67")}

# ISO 4217, the codes of legal tender in force in 2025; funds, metals and testing codes are left out.
CURRENCIES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD
IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG
XOF XPF YER ZAR ZMW ZWG
"""

# Things that people count, in the singular. Words that are also a physical unit, or a dimension, are left out.
COUNTS = """
answer application appointment attempt book booking bug call change chapter choice claim click comment complaint
contract customer decision defect delay delivery device document download edit email employee entry error event failure
feature file form guest hand-off idea incident injury interruption invoice issue item job keystroke lesson letter login
meal meeting member message mistake note notification order outage package page parcel passenger patient payment person
phone photo player point post problem product project purchase query question rating reader reminder reply report
request review screen session shipment sign-up site star step student suggestion tap task team test ticket transaction
transfer trip unit update upload user vehicle version view visit visitor vote word worker
"""

# Units that are written as words, and so have a plural; the others are symbols, which have none.
WORDS = ("day", "week", "month", "year", "bit", "byte")

# What people write for a unit that goes by another name here.
MISTAKES = {
    "mo": "month", "mos": "month", "mth": "month", "mon": "month", "yrs.": "year", "y": "year", "a": "year",
    "times": "{time}", "time": "{time}", "ton": "t", "tons": "t", "cbm": "m**3", "kph": "km/h", "kmh": "km/h",
    "mph": "mi/h", "mps": "m/s", "sqm": "m**2", "C": "degC", "F": "degF", "°": "degree", "percentage": "%", "pct": "%",
    "b": "bit", "people/person": "person", "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "euro": "EUR",
    "euros": "EUR", "dollar": "USD", "dollars": "USD",
}  # fmt: skip

# Letters of other alphabets that look like those of a unit.
LOOKALIKES = str.maketrans(
    "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u043a\u043c\u0442\u043d\u0433"  # Cyrillic
    "\u0410\u0412\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425"
    "\u0391\u0392\u0395\u0397\u039a\u039c\u039f\u03a1\u03a4\u03a7\u03bf\u03ba\u03bd\u03bc",  # Greek
    "aceopxykmthgABCEHKMOPTXABEHKMOPTXokv\u00b5",
)

# A name may hold letters of any script, so that the error can say which known one it resembles.


def plural(word: str) -> str:
    """Return the plural of a count noun."""
    if word.endswith("y") and word[-2] not in "aeo":
        return word[:-1] + "ies"
    return word + "s"


@cache
def _plurals() -> dict[str, str]:
    words = [*COUNTS.split(), *WORDS]
    return {word: plural(word) for word in words} | {"person": "people", "inch": "inches"}


SIGNS = {"degC": "°C", "degF": "°F"}
"""What stands for a unit's name behind a number."""


def spoken(name: str, *, one: bool) -> str:
    """Return a unit as it stands behind a number: a word in the plural unless there is one of it.

    Example:
        >>> (
        ...     spoken("point", one=False),
        ...     spoken("day", one=False),
        ...     spoken("min", one=False),
        ...     spoken("call/day", one=False),
        ... )
        ('points', 'days', 'min', 'calls/day')
    """
    if name in SIGNS:
        return SIGNS[name]
    if one:
        return name
    counted, slash, each = name.partition("/")
    return f"{_plurals().get(counted, counted)}{slash}{each}"
