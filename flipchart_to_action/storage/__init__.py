"""The library on the disk: the only room that knows SQLAlchemy."""
