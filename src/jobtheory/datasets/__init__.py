"""Small real data that ships with the package, as plain rows."""

from jobtheory.datasets.travel_mode import TravelMode as TravelMode
from jobtheory.datasets.travel_mode import TravelOption as TravelOption
from jobtheory.datasets.travel_mode import travel_mode as travel_mode
