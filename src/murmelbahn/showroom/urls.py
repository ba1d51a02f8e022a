"""Addresses of the showroom."""

from django.urls import path

from murmelbahn.showroom import pages

urlpatterns = [
    path("", pages.start, name="start"),
    path("deals/", pages.deals, name="deals"),
    path("deals/<uuid:deal>/", pages.deal, name="deal"),
    path("deals/<uuid:deal>/money/", pages.money, name="deal_money"),
    path("deals/<uuid:deal>/story/", pages.story, name="deal_story"),
    path("deals/<uuid:deal>/order", pages.order, name="deal_order"),
    path("deals/<uuid:deal>/order/signed", pages.order_signed, name="deal_order_signed"),
    path("deals/<uuid:deal>/order/receipt", pages.order_receipt, name="deal_order_receipt"),
    path("deals/<uuid:deal>/leave", pages.leave, name="deal_leave"),
    path("deals/<uuid:deal>/change", pages.change, name="deal_change"),
    path("deals/<uuid:deal>/change/answer", pages.change_answer, name="deal_change_answer"),
    path("deals/<uuid:deal>/appointment", pages.appointment, name="deal_appointment"),
    path("deals/<uuid:deal>/appointment/confirm", pages.appointment_confirm, name="deal_appointment_confirm"),
    path("deals/<uuid:deal>/appointment/cancel", pages.appointment_cancel, name="deal_appointment_cancel"),
    path("deals/<uuid:deal>/papers", pages.paper, name="deal_paper"),
    path("deals/<uuid:deal>/papers/open", pages.papers_open, name="deal_papers_open"),
    path("deals/<uuid:deal>/registration", pages.registration, name="deal_registration"),
    path("deals/<uuid:deal>/handover", pages.handover, name="deal_handover"),
    path("deals/<uuid:deal>/withdraw", pages.withdraw, name="deal_withdraw"),
    path("deals/<uuid:deal>/withdraw/receipt", pages.withdrawn, name="deal_withdrawn"),
    path("documents/<uuid:document>.<str:form>", pages.document, name="document"),
    path("clock/next-day", pages.next_day, name="clock_next_day"),
    path("clock/until-something-happens", pages.until_something_happens, name="clock_until"),
]
