extension Diagnostic {
  /// The code of a diagnostic; the raw value is stable and machine-readable.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    // Another kind of file.
    case emptyFile = "empty-file"
    case zipFile = "zip-file"
    case binaryXLSFile = "binary-xls-file"
    case encryptedFile = "encrypted-file"
    case htmlFile = "html-file"
    case mhtmlFile = "mhtml-file"
    case textFile = "text-file"
    case pdfFile = "pdf-file"
    case imageFile = "image-file"
    case notASpreadsheet = "not-a-spreadsheet"

    // Incomplete.
    case incompleteFile = "incomplete-file"
    case notWellFormed = "not-well-formed"
    case encodingUnknown = "encoding-unknown"
    case archiveDamaged = "archive-damaged"
    case partMissing = "part-missing"
    case sharedStringMissing = "shared-string-missing"

    // Hostile, or beyond a published limit.
    case doctype = "doctype"
    case fileTooLarge = "file-too-large"
    case textTooLong = "text-too-long"
    case nestingTooDeep = "nesting-too-deep"
    case tooManyElements = "too-many-elements"
    case tooManyAttributes = "too-many-attributes"
    case tooManyNames = "too-many-names"
    case noProgress = "no-progress"
    case tooManySheets = "too-many-sheets"
    case tooManyCells = "too-many-cells"
    case tooManyDiagnostics = "too-many-diagnostics"
    case tooManyEntries = "too-many-entries"
    case tooManyParts = "too-many-parts"
    case tooManyRepeats = "too-many-repeats"
    case tooManyFilled = "too-many-filled"
    case inflatesTooMuch = "inflates-too-much"
    case archiveNameUnsafe = "archive-name-unsafe"
    case archiveNameRepeated = "archive-name-repeated"
    case archiveOverlap = "archive-overlap"

    // Invalid position.
    case rowIndexInvalid = "row-index-invalid"
    case cellIndexInvalid = "cell-index-invalid"
    case rowSpanInvalid = "row-span-invalid"
    case rowOutOfRange = "row-out-of-range"
    case cellOutOfRange = "cell-out-of-range"
    case cellNotPlaced = "cell-not-placed"
    case cellReferenceInvalid = "cell-reference-invalid"

    // A position treated specially.
    case rowIndexBackwards = "row-index-backwards"
    case cellIndexBackwards = "cell-index-backwards"
    case cellInsideMerge = "cell-inside-merge"
    case mergeInvalid = "merge-invalid"
    case rowSpanWithoutIndex = "row-span-without-index"
    case rowSpanWithCells = "row-span-with-cells"
    case secondTable = "second-table"
    case sheetNameMissing = "sheet-name-missing"
    case sheetNameRepeated = "sheet-name-repeated"
    case elementMisplaced = "element-misplaced"
    case textOutsideData = "text-outside-data"
    case secondData = "second-data"
    case cellInOtherRow = "cell-in-other-row"
    case sheetSkipped = "sheet-skipped"
    case cellReferenceMissing = "cell-reference-missing"

    // A value treated specially.
    case numberInvalid = "number-invalid"
    case numberOutOfRange = "number-out-of-range"
    case numberRounded = "number-rounded"
    case dateTimeInvalid = "date-time-invalid"
    case dateTimeOffset = "date-time-offset"
    case booleanInvalid = "boolean-invalid"
    case typeMissing = "type-missing"
    case typeUnknown = "type-unknown"
    case formulaWithoutValue = "formula-without-value"
    case textLongerThanExcel = "text-longer-than-excel"
    case dateOutOfRange = "date-out-of-range"
    case styleMissing = "style-missing"
    case partUnneeded = "part-unneeded"
    case warningsOmitted = "warnings-omitted"

    // Markup treated specially.
    case controlCharacter = "control-character"
    case strayAmpersand = "stray-ampersand"
    case unknownEntity = "unknown-entity"
    case brokenReference = "broken-reference"
    case invalidUTF8 = "invalid-utf-8"
    case c1Control = "c1-control"
    case encodingMislabelled = "encoding-mislabelled"
    case recoveredOutsideCell = "recovered-outside-cell"
    case legacyFont = "legacy-font"
    case legacyTextSuspected = "legacy-text-suspected"
    case declarationMalformed = "declaration-malformed"
    case contentAfterEnd = "content-after-end"
    case cellsAfterEnd = "cells-after-end"
    case namespaceMissing = "namespace-missing"
    case namespaceMisspelt = "namespace-misspelt"
    case namespaceUndeclared = "namespace-undeclared"
  }
}

extension Diagnostic.Code {
  /// The kinds of fault, as distinguished in the answer to a file.
  public enum Category: String, Sendable, Hashable {
    /// The file is of another kind.
    case notASpreadsheet = "not-a-spreadsheet"
    /// The file ends early, or its markup is broken.
    case incomplete
    /// The file attacks its reader, or exceeds any real file.
    case hostile
    /// Content has no position, or its position was treated specially.
    case place
    /// A value does not match its type.
    case value
    /// Characters or names were repaired.
    case markup
  }

  /// The kind of fault.
  public var category: Category {
    switch self {
    case .emptyFile, .zipFile, .binaryXLSFile, .encryptedFile, .htmlFile, .mhtmlFile, .textFile,
      .pdfFile, .imageFile, .notASpreadsheet:
      .notASpreadsheet
    case .incompleteFile, .notWellFormed, .encodingUnknown, .archiveDamaged, .partMissing,
      .sharedStringMissing, .cellsAfterEnd:
      .incomplete
    case .doctype, .fileTooLarge, .textTooLong, .nestingTooDeep, .tooManyElements,
      .tooManyAttributes,
      .tooManyNames, .noProgress, .tooManySheets, .tooManyCells, .tooManyDiagnostics,
      .tooManyEntries, .tooManyParts, .tooManyRepeats, .tooManyFilled, .inflatesTooMuch,
      .archiveNameUnsafe, .archiveNameRepeated, .archiveOverlap:
      .hostile
    case .rowIndexInvalid, .cellIndexInvalid, .rowSpanInvalid, .rowOutOfRange, .cellOutOfRange,
      .cellNotPlaced, .cellReferenceInvalid, .rowIndexBackwards, .cellIndexBackwards,
      .cellInsideMerge, .mergeInvalid, .rowSpanWithoutIndex, .rowSpanWithCells, .secondTable,
      .sheetNameMissing, .sheetNameRepeated, .elementMisplaced, .textOutsideData, .secondData,
      .cellInOtherRow, .sheetSkipped, .cellReferenceMissing:
      .place
    case .numberInvalid, .numberOutOfRange, .numberRounded, .dateTimeInvalid, .dateTimeOffset,
      .booleanInvalid, .typeMissing, .typeUnknown, .formulaWithoutValue, .textLongerThanExcel,
      .dateOutOfRange, .styleMissing, .partUnneeded, .warningsOmitted:
      .value
    case .controlCharacter, .strayAmpersand, .unknownEntity, .brokenReference, .invalidUTF8,
      .c1Control, .encodingMislabelled, .recoveredOutsideCell, .declarationMalformed,
      .contentAfterEnd, .namespaceMissing, .namespaceMisspelt, .namespaceUndeclared, .legacyFont,
      .legacyTextSuspected:
      .markup
    }
  }

  /// Whether the cell is still given, so that a thousand such warnings say as much as ten thousand.
  var isAboutGivenContent: Bool {
    switch self {
    case .elementMisplaced, .textOutsideData, .secondData: false
    default: severity == .warning
    }
  }

  /// Whether one diagnostic of its kind suffices for a file.
  var isSaidOnce: Bool { self == .dateTimeOffset }

  /// The extent of the doubt about the file.
  public var severity: Diagnostic.Severity {
    switch category {
    case .notASpreadsheet, .incomplete, .hostile: .error
    case .place:
      switch self {
      case .rowIndexInvalid, .cellIndexInvalid, .rowSpanInvalid, .rowOutOfRange, .cellOutOfRange,
        .cellNotPlaced, .cellReferenceInvalid:
        .error
      default: .warning
      }
    case .value, .markup: .warning
    }
  }
}
