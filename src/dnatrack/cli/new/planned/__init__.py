"""From the words of options and answers to the plans of new things."""
