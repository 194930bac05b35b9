"""From text to a tracker: reading never fails, it collects what is wrong."""
