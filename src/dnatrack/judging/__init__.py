"""What follows from a tracker on a day: schedule, signal, progress, roll-up."""
