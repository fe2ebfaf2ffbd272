import Definitions
import TestSupport

extension BrokenLine {
  /// What is wrong with files, keys, columns and single values.
  static let fileCases: [BrokenLine] = [
    BrokenLine(
      .fileMissing, in: "units.csv", "code", nil,
      ["pipeline.yaml:17:8: file-missing: no file 'units.csv' can be read in this folder"]),
    BrokenLine(
      .fileMissing, in: "pipeline.yaml", "criteria: criteria.csv", "criteria: ../criteria.csv",
      ["pipeline.yaml:21:15: file-missing: no file '../criteria.csv' can be read in this folder"]),
    BrokenLine(
      .fileEncoding, in: "survey.csv", "Đại biểu", "\u{FFFF}",
      ["survey.csv:1:1: file-encoding: the file is not UTF-8 text"]),
    BrokenLine(
      .yamlSyntax, in: "pipeline.yaml", "citation: Kế hoạch 1/KH", "citation: [Kế hoạch 1/KH",
      ["pipeline.yaml:5:5: yaml-syntax: not YAML or JSON: did not find expected ',' or ']'"]),
    BrokenLine(
      .yamlSyntax, in: "criteria.csv", #"{""per_fault"": 2, ""min"": 0}"#,
      #"{""per_fault"": 2, ""min"": 0"#,
      ["criteria.csv:7:49: yaml-syntax: not YAML or JSON: did not find expected ',' or '}'"]),
    BrokenLine(
      .csvSyntax, in: "units.csv", "SNV,Sở Nội vụ,Sở NV", #"SNV,Sở "Nội vụ",Sở NV"#,
      ["units.csv:2:8: csv-syntax: a quote inside a field that does not start with one"]),
    BrokenLine(
      .csvSyntax, in: "units.csv", ",SYT,,2024-12-31,no", ",SYT,,2024-12-31",
      ["units.csv:4:1: csv-syntax: the row has 9 fields, the header has 10"]),
    BrokenLine(
      .keyUnknown, in: "pipeline.yaml", "year: 2024", "yaer: 2024\nyear: 2024",
      ["pipeline.yaml:5:1: key-unknown: unknown key 'yaer' in pipeline.yaml…"]),
    BrokenLine(
      .keyMissing, in: "pipeline.yaml", "  late: accept_and_flag\n", "",
      ["pipeline.yaml:37:3: key-missing: key 'late' is missing in policies"]),
    BrokenLine(
      .columnUnknown, in: "units.csv", "aliases", "alias",
      [
        "units.csv:1:1: column-missing: column 'aliases' is missing",
        "units.csv:1:14: column-unknown: column 'alias' is unknown or stands twice…",
      ]),
    BrokenLine(
      .columnMissing, in: "survey.csv", ",quota,", ",quotas,",
      [
        "survey.csv:1:1: column-missing: column 'quota' is missing",
        "survey.csv:1:64: column-unknown: column 'quotas' is unknown or stands twice…",
      ]),
    BrokenLine(
      .valueMissing, in: "units.csv", "STC,Sở Tài chính", "STC,",
      ["units.csv:3:5: value-missing: column 'name_vi' is blank"]),
    BrokenLine(
      .valueMissing, in: "criteria.csv", "dtxhh,survey_mean,,none", "dtxhh,survey_mean,,",
      ["criteria.csv:10:51: value-missing: column 'na_policy' is blank"]),
    BrokenLine(
      .valueWrong, in: "pipeline.yaml", "id: checked-2024", "id: checked/2024",
      ["pipeline.yaml:1:5: value-wrong: id names folders: only ASCII letters, digits and '-'"]),
    BrokenLine(
      .valueWrong, in: "criteria.csv", "Hồ sơ đúng hạn,10", #""Hồ sơ đúng hạn","10,5""#,
      [
        "criteria.csv:9:37: value-wrong: max_points is '10,5', must be a decimal number with a point, such as 8.5"
      ]),
    BrokenLine(
      .valueWrong, in: "pipeline.yaml", "ge: 50, lt: 80", "ge: 50, lt: 80, le: 80",
      [
        "pipeline.yaml:32:11: value-wrong: each class has one lower edge (ge or gt) and one upper edge (le or lt); only the highest may leave out its upper and the lowest its lower edge"
      ]),
    BrokenLine(
      .valueNotAllowed, in: "pipeline.yaml", "ties: competition", "ties: shared",
      [
        "pipeline.yaml:37:9: value-not-allowed: ties is 'shared', must be one of: competition, dense, distinct_by_roster_order"
      ]),
    BrokenLine(
      .valueNotAllowed, in: "criteria.csv", "full,,,", "half,,,",
      [
        "criteria.csv:7:81: value-not-allowed: na_policy is 'half', must be one of: none, exclude, full"
      ]),
    BrokenLine(
      .codeDuplicate, in: "criteria.csv", "so,1.1.2,", "so,1.1.1,",
      ["criteria.csv:6:4: code-duplicate: code '1.1.1' already stands at criteria.csv:5:1"]),
    BrokenLine(
      .codeDuplicate, in: "units.csv", "STC,Sở Tài chính", "SNV,Sở Tài chính",
      ["units.csv:3:1: code-duplicate: the unit code 'SNV' already stands at units.csv:2:1"]),
    BrokenLine(
      .codeDuplicate, in: "criteria.csv", #"""không"", ""points"": 0"#, #"""CO"", ""points"": 0"#,
      ["criteria.csv:5:49: code-duplicate: the choice 'CO' stands twice (case and marks apart)"]),
  ]
}
