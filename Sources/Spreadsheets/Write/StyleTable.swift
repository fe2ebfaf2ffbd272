/// The styles in a workbook, numbered in the order of first use.
struct StyleTable {
  private var numbers: [CellStyle: Int] = [:]
  private var styles: [CellStyle] = []

  /// The identifier of a style; nil for the default one, which needs none.
  mutating func identifier(of style: CellStyle) -> String? {
    guard style != .plain else { return nil }
    if let number = numbers[style] { return "s\(number)" }
    styles.append(style)
    numbers[style] = styles.count
    return "s\(styles.count)"
  }

  /// The `Styles` element.
  func write(to markup: inout Markup) {
    markup.raw(" <Styles>\n  <Style ss:ID=\"Default\" ss:Name=\"Normal\">")
    Self.write(.plain, to: &markup)
    // LibreOffice 7.4 carries the background, borders and format that a style omits over to later
    // styles. So the plainest styles go first, and everything that can be stated is stated.
    let numbered = Array(styles.enumerated())
    let inOrder = [
      numbered.filter { !$1.hasBorder && Self.rgb($1.background) == nil },
      numbered.filter { !$1.hasBorder && Self.rgb($1.background) != nil },
      numbered.filter { $1.hasBorder },
    ].joined()
    for (index, style) in inOrder {
      markup.raw("  <Style ss:ID=\"s\(index + 1)\">")
      Self.write(style, to: &markup)
    }
    markup.raw(" </Styles>\n")
  }

  private static func write(_ style: CellStyle, to markup: inout Markup) {
    markup.raw("<Alignment")
    switch style.alignment {
    case .automatic: break
    case .left: markup.raw(" ss:Horizontal=\"Left\"")
    case .center: markup.raw(" ss:Horizontal=\"Center\"")
    case .right: markup.raw(" ss:Horizontal=\"Right\"")
    }
    markup.raw(" ss:Vertical=\"Center\"")
    if style.isWrapped { markup.raw(" ss:WrapText=\"1\"") }
    markup.raw("/>")
    if style.hasBorder {
      markup.raw("<Borders>")
      for side in ["Bottom", "Left", "Right", "Top"] {
        markup.raw("<Border ss:Position=\"\(side)\" ss:LineStyle=\"Continuous\"")
        markup.raw(" ss:Weight=\"1\" ss:Color=\"#000000\"/>")
      }
      markup.raw("</Borders>")
    } else {
      markup.raw("<Borders/>")
    }
    writeFont(of: style, to: &markup)
    if let background = rgb(style.background) ?? (style.hasBorder ? "#FFFFFF" : nil) {
      markup.raw("<Interior ss:Color=\"\(background)\" ss:Pattern=\"Solid\"/>")
    } else {
      markup.raw("<Interior/>")
    }
    let format = style.numberFormat ?? ""
    markup.raw("<NumberFormat")
    markup.attribute("ss:Format", format.isEmpty ? "General" : format)
    markup.raw("/>")
    // Only to unlock: LibreOffice's older filter treats any Protection as unlocking.
    if style.isUnlocked { markup.raw("<Protection ss:Protected=\"0\"/>") }
    markup.raw("</Style>\n")
  }

  // Times New Roman is the typeface of Vietnamese administrative documents; 163 is its Vietnamese
  // character set.
  private static func writeFont(of style: CellStyle, to markup: inout Markup) {
    markup.raw("<Font ss:FontName=\"Times New Roman\" x:CharSet=\"163\" x:Family=\"Roman\"")
    markup.attribute("ss:Size", min(max(style.fontSize, 1), 409))
    if let color = rgb(style.color) { markup.attribute("ss:Color", color) }
    if style.isBold { markup.raw(" ss:Bold=\"1\"") }
    if style.isItalic { markup.raw(" ss:Italic=\"1\"") }
    markup.raw("/>")
  }

  /// A colour that Excel accepts; one invalid colour makes it reject the whole file.
  static func rgb(_ color: String?) -> String? {
    guard let color, color.utf8.count == 7, color.first == "#",
      color.dropFirst().allSatisfy({ $0.isASCII && $0.isHexDigit })
    else { return nil }
    return color.uppercased()
  }
}
