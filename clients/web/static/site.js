// What makes marking quicker where scripts run. Everything works without it.
