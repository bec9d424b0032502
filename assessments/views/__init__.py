"""Pages of the assessment: my sheets, the assignments, the plenary."""
