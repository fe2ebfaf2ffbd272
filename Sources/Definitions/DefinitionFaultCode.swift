public import Domain

/// The stable codes of faults in definition files.
public enum DefinitionFaultCode: String, Hashable, Sendable, CaseIterable {
  case fileMissing = "file-missing"
  case fileEncoding = "file-encoding"
  case yamlSyntax = "yaml-syntax"
  case csvSyntax = "csv-syntax"
  case keyUnknown = "key-unknown"
  case keyMissing = "key-missing"
  case columnUnknown = "column-unknown"
  case columnMissing = "column-missing"
  case valueMissing = "value-missing"
  case valueWrong = "value-wrong"
  case valueNotAllowed = "value-not-allowed"
  case codeDuplicate = "code-duplicate"
  case parentUnknown = "parent-unknown"
  case treeShape = "tree-shape"
  case childrenSum = "children-sum"
  case declaredTotal = "declared-total"
  case declaredSurvey = "declared-survey"
  case declaredCount = "declared-count"
  case bestStep = "best-step"
  case bandCoverage = "band-coverage"
  case classCoverage = "class-coverage"
  case validity
  case levelUnknown = "level-unknown"
  case rankingGroup = "ranking-group"
  case unitUnknown = "unit-unknown"
  case nameAmbiguous = "name-ambiguous"
  case folderWrong = "folder-wrong"
  case surveyMissing = "survey-missing"
  case questionMissing = "question-missing"
  case questionLeaf = "question-leaf"
  case respondentGroup = "respondent-group"
  case answerOptions = "answer-options"
  case quota
  case headingMissing = "heading-missing"
  case headingAmbiguous = "heading-ambiguous"
  case timeZone = "time-zone"
  case schedule
  case deadline
  case notify
  case foldersNested = "folders-nested"
  case foldersShared = "folders-shared"
  case leftover

  /// How to fix a fault of this kind.
  public var mend: Bilingual { Self.mends[self] ?? Self.anyMend }

  private static let anyMend = Bilingual(
    vi: "Sửa giá trị tại vị trí đã nêu.", en: "Correct the value at the place named.")

  private static let mends: [DefinitionFaultCode: Bilingual] = [
    .fileMissing: Bilingual(
      vi: "Đặt tệp vào thư mục đợt đánh giá hoặc sửa tên tệp trong pipeline.yaml.",
      en: "Put the file into the definition folder, or correct its name in pipeline.yaml."),
    .fileEncoding: Bilingual(
      vi: "Lưu lại tệp với bảng mã UTF-8.", en: "Save the file as UTF-8."),
    .yamlSyntax: Bilingual(
      vi: "Sửa cú pháp YAML; kiểm tra thụt dòng, dấu hai chấm và dấu nháy.",
      en: "Correct the YAML; look at indentation, colons and quotes."),
    .csvSyntax: Bilingual(
      vi: "Sửa dấu phẩy hoặc dấu nháy kép; trong ô có dấu nháy, viết hai dấu nháy liền nhau.",
      en: "Correct the commas or quotes; a quote inside a quoted field is written twice."),
    .keyUnknown: Bilingual(
      vi: "Xóa khóa này hoặc viết đúng tên khóa.", en: "Remove the key or correct its name."),
    .keyMissing: Bilingual(vi: "Bổ sung khóa còn thiếu.", en: "Add the missing key."),
    .columnUnknown: Bilingual(
      vi: "Xóa cột này hoặc viết đúng tên cột.", en: "Remove the column or correct its name."),
    .columnMissing: Bilingual(vi: "Bổ sung cột còn thiếu.", en: "Add the missing column."),
    .valueMissing: Bilingual(vi: "Điền giá trị còn thiếu.", en: "Fill in the missing value."),
    .codeDuplicate: Bilingual(
      vi: "Đặt mã khác cho một trong hai dòng.", en: "Give one of the two another code."),
    .parentUnknown: Bilingual(
      vi: "Sửa mã cha hoặc bổ sung dòng cha.", en: "Correct the parent or add its row."),
    .childrenSum: Bilingual(
      vi: "Sửa điểm của dòng cha hoặc của các dòng con để tổng bằng nhau.",
      en: "Correct the parent's points or its children's so that they add up."),
    .declaredTotal: Bilingual(
      vi: "Sửa điểm tối đa trong bộ tiêu chí hoặc tổng điểm khai báo trong pipeline.yaml.",
      en: "Correct a maximum in the criteria or the total declared in pipeline.yaml."),
    .declaredSurvey: Bilingual(
      vi: "Sửa điểm điều tra trong bộ tiêu chí hoặc survey_maximum trong pipeline.yaml.",
      en: "Correct the survey points in the criteria or survey_maximum in pipeline.yaml."),
    .declaredCount: Bilingual(
      vi: "Bổ sung hoặc bớt dòng của bộ tiêu chí, hoặc sửa số lượng khai báo.",
      en: "Add or remove rows of the criteria, or correct the declared count."),
    .bestStep: Bilingual(
      vi: "Mức cao nhất của quy tắc phải bằng điểm tối đa của tiêu chí.",
      en: "The rule's best step must equal the leaf's maximum."),
    .bandCoverage: Bilingual(
      vi: "Xếp các ngưỡng giảm dần, bậc cuối là {\"ge\": 0}.",
      en: "Order the thresholds downwards and end with {\"ge\": 0}."),
    .classCoverage: Bilingual(
      vi: "Mỗi giá trị có thể đạt được phải thuộc đúng một mức: sửa ge/gt/le/lt cho khớp nhau.",
      en: "Every index that can be reached must lie in exactly one class: make ge/gt/le/lt meet."),
    .nameAmbiguous: Bilingual(
      vi: "Thêm tên huyện vào bí danh hoặc bỏ bí danh.",
      en: "Add the district to the alias, or remove it."),
    .questionMissing: Bilingual(
      vi: "Thêm câu hỏi cho nhóm này trong survey.csv.",
      en: "Add a question for this group in survey.csv."),
    .quota: Bilingual(
      vi: "Sửa per_unit, exceptions hoặc quota để phép nhân khớp với tổng.",
      en: "Correct per_unit, exceptions or quota so that they multiply out to the total."),
    .timeZone: Bilingual(
      vi: "Dùng tên múi giờ IANA như Asia/Ho_Chi_Minh.",
      en: "Use an IANA name such as Asia/Ho_Chi_Minh."),
    .schedule: Bilingual(
      vi: "Viết năm trường: phút, giờ, ngày, tháng, thứ; hoặc @daily.",
      en: "Write five fields: minute, hour, day, month, weekday; or @daily."),
    .foldersNested: Bilingual(
      vi: "Viết đường dẫn như dòng đã nêu.", en: "Write the line that is named."),
    .leftover: Bilingual(
      vi: "Sửa cho đúng đợt này, hoặc để nguyên nếu đã đúng.",
      en: "Correct it for this round, or leave it where it is right."),
    .foldersShared: Bilingual(
      vi: "Viết đường dẫn như dòng đã nêu; mỗi đợt có thư mục riêng.",
      en: "Write the line that is named; every round has folders of its own."),
    .notify: Bilingual(
      vi: "Viết command: [/đường/dẫn/chương-trình, tham số…] hoặc url: https://….",
      en: "Write command: [/path/of/program, argument…] or url: https://…."),
  ]
}
