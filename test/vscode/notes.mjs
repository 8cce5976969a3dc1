// The invented notes that the editor tests write about Ona, whole but for what a test wants to be missing.

/** A note that is ready but for its story. */
export const noteAbout = (story, code = "H0038") =>
  [
    "Service Type: Engagement",
    "Date of Service: 03/10/2025",
    "Duration: 50 minutes",
    "Travel Time: 15 minutes",
    "Documentation Time: 10 minutes",
    "Location: Community, the bench outside the library",
    "ICD-10: F40.01",
    `Procedure Code: ${code}`,
    "",
    `Narrative: ${story}`,
    "",
    "Plan: Ona will bring the song book on Monday, March 17, at 10. I will bring the blanket.",
    "",
    "Signature: Bernadette Okafor, CMPSS",
    "Signature Date: 03/10/2025",
    "",
  ].join("\n");
