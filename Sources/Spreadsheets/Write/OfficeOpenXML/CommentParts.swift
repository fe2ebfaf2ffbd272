/// The notes of a sheet: their texts, and the shapes that Excel requires to show them.
struct CommentParts {
  private let notes: [(place: A1Reference, text: String)]

  init(sheet: SheetDocument, name: String) {
    var placement = CellPlacement(sheetName: name)
    var notes: [(A1Reference, String)] = []
    for (index, row) in sheet.rows.enumerated() {
      for (column, cell) in placement.cells(of: row, at: index + 1) {
        guard let comment = cell.comment else { continue }
        notes.append((A1Reference(row: index + 1, column: column), comment))
      }
    }
    self.notes = notes
  }

  /// Whether the sheet has no notes.
  var isEmpty: Bool { notes.isEmpty }

  /// The part with the texts.
  var texts: [UInt8] {
    var markup = Markup()
    markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"")
    markup.raw("http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
    markup.raw("<authors><author></author></authors><commentList>")
    for (place, text) in notes {
      markup.raw("<comment ref=\"\(place)\" authorId=\"0\"><text><t xml:space=\"preserve\">")
      markup.text(text)
      markup.raw("</t></text></comment>")
    }
    markup.raw("</commentList></comments>\n")
    return markup.bytes
  }

  /// The part with the shapes, hidden until the pointer is on the cell.
  var shapes: [UInt8] {
    var markup = Markup()
    markup.raw(
      "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:")
    markup.raw("office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">")
    markup.raw("<v:shapetype id=\"note\" coordsize=\"21600,21600\" o:spt=\"202\"")
    markup.raw(" path=\"m,l,21600r21600,l21600,xe\"/>\n")
    for (index, note) in notes.enumerated() {
      markup.raw("<v:shape id=\"n\(index + 1)\" type=\"#note\" style=\"visibility:hidden\"")
      markup.raw(" fillcolor=\"#ffffe1\"><v:textbox/><x:ClientData ObjectType=\"Note\">")
      markup.raw("<x:MoveWithCells/><x:SizeWithCells/><x:Row>\(note.place.row - 1)</x:Row>")
      markup.raw("<x:Column>\(note.place.column - 1)</x:Column></x:ClientData></v:shape>\n")
    }
    markup.raw("</xml>\n")
    return markup.bytes
  }
}
