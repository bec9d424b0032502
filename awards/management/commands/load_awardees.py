"""Record the stars of earlier years that are known from the press."""

from django.core.management.base import BaseCommand

from awards import historic


class Command(BaseCommand):
    help = "Record the historic awardees of awards/data/awardees.csv, each with its source. May be repeated; needs regions and rubrics."

    def handle(self, *args, **options):
        added, left_out = historic.load()
        for sentence in left_out:
            self.stderr.write(sentence)
        self.stdout.write(f"historic awardees: {added} added, {len(left_out)} left out")
