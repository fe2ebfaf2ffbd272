import Definitions
import TestSupport

extension BrokenLine {
  /// What is wrong with units, the survey, the forms and the clock.
  static let settingCases: [BrokenLine] = [
    BrokenLine(
      .levelUnknown, in: "units.csv", "Tài chính,so", "Tài chính,sở",
      ["units.csv:3:34: level-unknown: there is no level 'sở'; levels: so"]),
    BrokenLine(
      .levelUnknown, in: "survey.csv", "Councillors,so", "Councillors,so;xa",
      ["survey.csv:2:34: level-unknown: there is no level 'xa'"]),
    BrokenLine(
      .rankingGroup, in: "pipeline.yaml", "  SO: {", "  SOS: {",
      [
        "units.csv:2:24: ranking-group: the group 'SO' has no name in ranking_groups",
        "units.csv:3:37: ranking-group: the group 'SO' has no name in ranking_groups",
        "units.csv:4:17: ranking-group: the group 'SO' has no name in ranking_groups",
      ]),
    BrokenLine(
      .unitUnknown, in: "survey.csv", "SYT=3,11", "SXX=3,12",
      ["survey.csv:3:38: unit-unknown: level 'so' has no unit 'SXX'"]),
    BrokenLine(
      .nameAmbiguous, in: "units.csv", "Sở TC;Tài chính", "Sở TC;SO NOI VU",
      ["units.csv:3:24: name-ambiguous: 'SO NOI VU' also means the unit SNV (units.csv:2:1)"]),
    BrokenLine(
      .folderWrong, in: "units.csv", "STC,,,yes", "snv,,,yes",
      ["units.csv:3:41: folder-wrong: the folder 'snv' already belongs to SNV (units.csv:2:1)"]),
    BrokenLine(
      .folderWrong, in: "units.csv", "STC,,,yes", "SN\u{200B}V,,,yes",
      [
        "units.csv:3:41: folder-wrong: the folder 'SN‹U+200B›V' has characters no folder may have"
      ]),
    BrokenLine(
      .folderWrong, in: "units.csv", "STC,,,yes", "SN\u{FF36},,,yes",
      [
        "units.csv:3:41: folder-wrong: the folder 'SN‹U+FF36›' already belongs to SNV (units.csv:2:1)"
      ]),
    BrokenLine(
      .folderWrong, in: "units.csv", "STC,,,yes", "_appraisal,,,yes",
      [
        "units.csv:3:41: folder-wrong: the folder '_appraisal' starts with '_', kept for the secretariat"
      ]),
    BrokenLine(
      .questionMissing, in: "survey.csv", ",DB;LD,", ",DB,",
      ["criteria.csv:10:4: question-missing: the survey leaf '2.2' has no question for: LD"]),
    BrokenLine(
      .questionLeaf, in: "survey.csv", "so,2.2,DB", "so,2.1,DB",
      [
        "criteria.csv:10:4: question-missing: the survey leaf '2.2' has no question for: DB, LD",
        "survey.csv:4:23: question-leaf: '2.1' is no survey leaf (survey_mean) of level 'so'",
      ]),
    BrokenLine(
      .respondentGroup, in: "survey.csv", ",DB;LD,", ",DB;LD;XX,",
      ["survey.csv:4:33: respondent-group: the group 'XX' does not exist"]),
    BrokenLine(
      .answerOptions, in: "pipeline.yaml", "code: A, percent: 100", "code: A, percent: 90",
      ["pipeline.yaml:47:5: answer-options: no option is worth 100% of the maximum"]),
    BrokenLine(
      .answerOptions, in: "pipeline.yaml", "code: A, percent: 100", "code: A, percent: 101",
      ["pipeline.yaml:47:27: answer-options: an option's worth must lie between 0 and 100"]),
    BrokenLine(
      .quota, in: "survey.csv", "SYT=3,11", "SYT=3,12",
      ["survey.csv:3:44: quota: the group 'LD' has a quota of 12, by unit it adds up to 11"]),
    BrokenLine(
      .headingMissing, in: "pipeline.yaml", "    self_points: [Điểm tự chấm]\n", "",
      [
        "pipeline.yaml:55:5: heading-missing: the form 'self_assessment' has no heading for 'self_points'"
      ]),
    BrokenLine(
      .headingAmbiguous, in: "pipeline.yaml", "self_points: [Điểm tự chấm]", "self_points: [MA]",
      ["pipeline.yaml:56:19: heading-ambiguous: the heading 'MA' already means 'code'"]),
    BrokenLine(
      .timeZone, in: "pipeline.yaml", "Asia/Ho_Chi_Minh", "Asia/Hai_Duong",
      ["pipeline.yaml:6:12: time-zone: there is no time zone 'Asia/Hai_Duong'"]),
    BrokenLine(
      .schedule, in: "pipeline.yaml", "0 2 * * *", "0 2 31 2 *",
      ["pipeline.yaml:8:5: schedule: the schedule '0 2 31 2 *': it never comes due"]),
    BrokenLine(
      .schedule, in: "pipeline.yaml", "0 2 * * *", "0 2 * *",
      ["pipeline.yaml:8:5: schedule: the schedule '0 2 * *': it has 4 fields, not 5"]),
    BrokenLine(
      .notify, in: "pipeline.yaml", "citation: Kế hoạch 1/KH\n",
      "citation: Kế hoạch 1/KH\nnotify: { on_failure: { command: [mail, a] } }\n",
      [
        "pipeline.yaml:5:35: notify: 'mail' is no path; cron's PATH is short, so that a path is needed"
      ]),
    BrokenLine(
      .notify, in: "pipeline.yaml", "citation: Kế hoạch 1/KH\n",
      "citation: Kế hoạch 1/KH\nnotify: { on_success: { url: \"ftp://x/\" } }\n",
      [
        "pipeline.yaml:5:30: notify: 'ftp://x/' must be an address that begins with http:// or https://"
      ]),
    BrokenLine(
      .notify, in: "pipeline.yaml", "citation: Kế hoạch 1/KH\n",
      "citation: Kế hoạch 1/KH\nnotify: { on_success: { url: \"http://x/\", command: [/a] } }\n",
      [
        "pipeline.yaml:5:23: notify: on_success must have one of command and url, and not both"
      ]),
    BrokenLine(
      .keyUnknown, in: "pipeline.yaml", "citation: Kế hoạch 1/KH\n",
      "citation: Kế hoạch 1/KH\nnotify: { on_error: { command: [/a] } }\n",
      [
        "pipeline.yaml:5:11: key-unknown: unknown key 'on_error' in notify; keys: on_failure, on_success, timeout_seconds"
      ]),
    BrokenLine(
      .deadline, in: "pipeline.yaml", "self_assessment: 2025-01-10", "self_assessment: 2023-01-10",
      ["pipeline.yaml:10:20: deadline: the deadline 2023-01-10 lies before the rated year (2024)"]),
    BrokenLine(
      .deadline, in: "pipeline.yaml", "    until: 2025-01-10", "    until: 2024-12-10",
      ["pipeline.yaml:14:12: deadline: this step ends before it starts"]),
    BrokenLine(
      .surveyMissing, in: "pipeline.yaml", "subcriteria: 2 }\n    without_survey: rescale",
      "subcriteria: 2 }\n    without_survey: incomplete",
      [
        "criteria-trunguong.csv:8:45: survey-missing: there is a survey leaf, but pipeline.yaml has no survey and without_survey is not rescale"
      ], of: Project.tiny),
  ]
}
