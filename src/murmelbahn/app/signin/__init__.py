"""How the house sits on django-allauth: sign-up, second factor, OpenID Connect, mail."""
