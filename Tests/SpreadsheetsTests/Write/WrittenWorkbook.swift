import Foundation
import FoundationXML

/// What a plain XML parser finds in a written workbook, so that the writer is not judged by a
/// reader of the same make.
struct WrittenWorkbook {
  struct Cell: Equatable {
    var type = ""
    var text = ""
  }

  struct Sheet {
    var name = ""
    /// Cells with a value, by row and column.
    var cells: [[Int]: Cell] = [:]
    /// Merged areas, as `R1C1:R1C3`.
    var merges: [String] = []
  }

  var sheets: [Sheet] = []
  var isWellFormed = false

  init(_ bytes: [UInt8]) {
    let parser = XMLParser(data: Data(bytes))
    let delegate = Delegate()
    parser.delegate = delegate
    isWellFormed = parser.parse()
    sheets = delegate.sheets
  }

  private final class Delegate: NSObject, XMLParserDelegate {
    var sheets: [Sheet] = []
    private var row = 0
    private var column = 0
    private var nextColumn = 1
    private var value: Cell?
    private var path: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      let parent = path.last
      let name = name.split(separator: ":").last.map(String.init) ?? name
      path.append(name)
      switch (parent, name) {
      case (_, "Worksheet"):
        sheets.append(Sheet(name: attributes["ss:Name"] ?? ""))
        row = 0
      case ("Table", "Row"):
        row = attributes["ss:Index"].flatMap(Int.init) ?? row + 1
        nextColumn = 1
      case ("Row", "Cell"):
        column = attributes["ss:Index"].flatMap(Int.init) ?? nextColumn
        let across = attributes["ss:MergeAcross"].flatMap(Int.init) ?? 0
        let down = attributes["ss:MergeDown"].flatMap(Int.init) ?? 0
        nextColumn = column + across + 1
        if across + down > 0 {
          sheets[sheets.count - 1].merges.append(
            "R\(row)C\(column):R\(row + down)C\(column + across)")
        }
      case ("Cell", "Data"): value = Cell(type: attributes["ss:Type"] ?? "")
      default: break
      }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if path.suffix(2) == ["Cell", "Data"] { value?.text += string }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      if path.suffix(2) == ["Cell", "Data"], let value {
        sheets[sheets.count - 1].cells[[row, column]] = value
        self.value = nil
      }
      path.removeLast()
    }
  }
}
