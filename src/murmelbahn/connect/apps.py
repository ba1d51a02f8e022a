"""Django application of the outside worlds."""

from django.apps import AppConfig


class ConnectConfig(AppConfig):
    name = "murmelbahn.connect"
    label = "connect"

    def ready(self) -> None:
        """The verdict of a deal asks the stations for their copies, and finance brings files of the bank."""
        from murmelbahn.connect.queries import claims_of  # noqa: PLC0415 (tables exist only now)
        from murmelbahn.connect.reading import BankReader  # noqa: PLC0415
        from murmelbahn.deal.ports import station_copies  # noqa: PLC0415
        from murmelbahn.value.ports import bank_files  # noqa: PLC0415

        station_copies.plug(claims_of)
        bank_files.plug(BankReader())
