"""Addresses of the showroom."""

from django.urls import path

from murmelbahn.showroom import pages

urlpatterns = [
    path("", pages.start, name="start"),
    path("deals/", pages.deals, name="deals"),
    path("deals/<uuid:deal>/", pages.deal, name="deal"),
    path("deals/<uuid:deal>/money/", pages.money, name="deal_money"),
    path("deals/<uuid:deal>/story/", pages.story, name="deal_story"),
    path("documents/<uuid:document>.<str:form>", pages.document, name="document"),
    path("clock/next-day", pages.next_day, name="clock_next_day"),
    path("clock/until-something-happens", pages.until_something_happens, name="clock_until"),
]
