import Definitions
import TestSupport

extension BrokenLine {
  /// What is wrong with criteria sets, their rules, their sums and the classes.
  static let criteriaCases: [BrokenLine] = [
    BrokenLine(
      .parentUnknown, in: "criteria.csv", "so,2.1,2,", "so,2.1,3,",
      ["criteria.csv:9:8: parent-unknown: no row has the parent's code '3'"]),
    BrokenLine(
      .parentUnknown, in: "units.csv", "SO,SNV,", "SO,SXX,",
      ["units.csv:4:20: parent-unknown: there is no parent unit 'SXX'"]),
    BrokenLine(
      .treeShape, in: "criteria.csv", "so,1.2,1,criterion", "so,1.2,1,subcriterion",
      [
        "criteria.csv:7:8: tree-shape: a row of kind 'subcriterion' cannot lie below one of kind 'area'"
      ]),
    BrokenLine(
      .treeShape, in: "criteria.csv", "10,tham_dinh,ratio", "10,dtxhh,ratio",
      ["criteria.csv:9:38: tree-shape: method 'dtxhh' does not go with rule 'ratio'"]),
    BrokenLine(
      .bestStep, in: "criteria.csv", "Thực hiện,30", "Thực hiện,29.5",
      ["criteria.csv:6:84: best-step: 30 points lie outside 0 to the maximum 29.5"]),
    BrokenLine(
      .childrenSum, in: "criteria.csv", "Báo cáo,20", "Báo cáo,19",
      ["criteria.csv:3:20: children-sum: '1' has 60 points, its children add up to 59"]),
    BrokenLine(
      .declaredTotal, in: "pipeline.yaml", "scale_maximum: 100", "scale_maximum: 60",
      [
        "pipeline.yaml:24:20: declared-total: the areas add up to 100, the declared total is 60 (pipeline.yaml:24:20)"
      ]),
    BrokenLine(
      .declaredSurvey, in: "pipeline.yaml", "survey_maximum: 30", "survey_maximum: 31.5",
      [
        "pipeline.yaml:25:21: declared-survey: the survey leaves add up to 30 points, declared are 31.5"
      ]),
    BrokenLine(
      .declaredCount, in: "pipeline.yaml", "subcriteria: 2", "subcriteria: 3",
      [
        "pipeline.yaml:26:51: declared-count: the set has 2 rows of kind 'subcriterion', declared are 3"
      ]),
    BrokenLine(
      .bestStep, in: "criteria.csv", #"""gt"": 90, ""points"": 30"#, #"""gt"": 90, ""points"": 29"#,
      ["criteria.csv:6:37: best-step: the best step of rule '1.1.2' is 29, the maximum is 30"]),
    BrokenLine(
      .bestStep, in: "criteria.csv", #"""có"", ""points"": 10"#, #"""có"", ""points"": 11"#,
      ["criteria.csv:5:87: best-step: 11 points lie outside 0 to the maximum 10"]),
    BrokenLine(
      .bandCoverage, in: "criteria.csv", #"{""ge"": 0, ""points"": 0}"#,
      #"{""gt"": 0, ""points"": 0}"#,
      [
        "criteria.csv:6:55: band-coverage: '1.1.2': percentages below the step > 0% belong to no step"
      ]),
    BrokenLine(
      .bandCoverage, in: "criteria.csv", #"{""ge"": 70,"#, #"{""gt"": 90,"#,
      [
        "criteria.csv:6:55: band-coverage: '1.1.2': the step > 90% can never hold after the step > 90%"
      ]),
    BrokenLine(
      .classCoverage, in: "pipeline.yaml", "ge: 50, lt: 80", "ge: 50, le: 80",
      ["pipeline.yaml:31:46: class-coverage: exactly 80% belongs to two classes"]),
    BrokenLine(
      .classCoverage, in: "pipeline.yaml", "ge: 80, le: 100", "gt: 80, le: 100",
      ["pipeline.yaml:31:46: class-coverage: exactly 80% belongs to no class"]),
    BrokenLine(
      .classCoverage, in: "pipeline.yaml", "ge: 0, lt: 50", "ge: 0, lt: 45",
      ["pipeline.yaml:32:46: class-coverage: indices between 45% and 50% belong to no class"]),
    BrokenLine(
      .classCoverage, in: "pipeline.yaml", "ge: 80, le: 100", "ge: 80, lt: 100",
      ["pipeline.yaml:31:54: class-coverage: no class holds 100%"]),
    BrokenLine(
      .classCoverage, in: "pipeline.yaml", "ge: 0, lt: 50", "gt: 0, lt: 50",
      ["pipeline.yaml:33:46: class-coverage: no class holds 0%"]),
    BrokenLine(
      .classCoverage, in: "pipeline.yaml", "caps_at_maximum: true", "caps_at_maximum: false",
      [
        #"pipeline.yaml:31:54: class-coverage: caps_at_maximum is false, so bonus points may take a total above 100%, which no class holds; leave out the highest class's upper edge: - { name: { vi: "Cao", en: "High" }, ge: 80 }"#
      ]),
    BrokenLine(
      .classCoverage, in: "pipeline.yaml", "floors_at_zero: true", "floors_at_zero: false",
      [
        #"pipeline.yaml:33:46: class-coverage: floors_at_zero is false, so penalty points may take a total below 0%, which no class holds; leave out the lowest class's lower edge: - { name: { vi: "Thấp", en: "Low" }, lt: 50 }"#
      ]),
    BrokenLine(
      .classCoverage, in: "pipeline.yaml", "ge: 50, lt: 80", "ge: 50",
      [
        "pipeline.yaml:32:11: class-coverage: the class 'Khá' lacks an edge: only the highest may leave out its upper and the lowest its lower edge"
      ]),
    BrokenLine(
      .validity, in: "pipeline.yaml", "valid_to: 2024-12-31", "valid_to: 2024-12-30",
      ["pipeline.yaml:23:15: validity: the criteria set does not hold on 2024-12-31"]),
    BrokenLine(
      .validity, in: "units.csv", "SNV,2024-01-01", "SNV,2025-01-01",
      ["units.csv:2:32: validity: the unit does not exist yet on 2024-12-31"]),
  ]
}
