/// The styles in a workbook, numbered in the order of first use; number 0 is the default.
struct CellFormatTable {
  private var numbers: [CellStyle: Int] = [.plain: 0]
  private var styles: [CellStyle] = [.plain]
  private static let firstFormat = 164

  /// The number of a style.
  mutating func number(of style: CellStyle) -> Int {
    if let number = numbers[style] { return number }
    styles.append(style)
    numbers[style] = styles.count - 1
    return styles.count - 1
  }

  /// Appends fonts, fills, borders and the styles made of them; each style has its own.
  func write(to markup: inout Markup) {
    let formats = styles.enumerated().filter { $1.numberFormat?.isEmpty == false }
    if !formats.isEmpty {
      markup.raw("<numFmts count=\"\(formats.count)\">")
      for (index, style) in formats {
        markup.raw("<numFmt numFmtId=\"\(CellFormatTable.firstFormat + index)\"")
        markup.attribute("formatCode", style.numberFormat ?? "")
        markup.raw("/>")
      }
      markup.raw("</numFmts>")
    }
    markup.raw("<fonts count=\"\(styles.count)\">")
    for style in styles { CellFormatTable.writeFont(of: style, to: &markup) }
    markup.raw("</fonts><fills count=\"\(styles.count + 2)\">")
    // The programs reserve the first two fills.
    markup.raw("<fill><patternFill patternType=\"none\"/></fill>")
    markup.raw("<fill><patternFill patternType=\"gray125\"/></fill>")
    for style in styles {
      if let color = StyleTable.rgb(style.background) {
        markup.raw(
          "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF\(color.dropFirst())\"/>")
        markup.raw("<bgColor indexed=\"64\"/></patternFill></fill>")
      } else {
        markup.raw("<fill><patternFill patternType=\"none\"/></fill>")
      }
    }
    markup.raw(
      "</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>"
    )
    for side in ["left", "right", "top", "bottom"] {
      markup.raw("<\(side) style=\"thin\"><color rgb=\"FF000000\"/></\(side)>")
    }
    markup.raw("<diagonal/></border></borders>")
    markup.raw(
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>")
    markup.raw("</cellStyleXfs><cellXfs count=\"\(styles.count)\">")
    for (index, style) in styles.enumerated() { writeFormat(index, style, to: &markup) }
    markup.raw("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\"")
    markup.raw(" builtinId=\"0\"/></cellStyles>")
  }

  private func writeFormat(_ index: Int, _ style: CellStyle, to markup: inout Markup) {
    let format = style.numberFormat?.isEmpty == false ? CellFormatTable.firstFormat + index : 0
    let fill = StyleTable.rgb(style.background) == nil ? 0 : index + 2
    markup.raw("<xf numFmtId=\"\(format)\" fontId=\"\(index)\" fillId=\"\(fill)\"")
    markup.raw(" borderId=\"\(style.hasBorder ? 1 : 0)\" xfId=\"0\" applyNumberFormat=\"1\"")
    markup.raw(" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"")
    markup.raw(" applyProtection=\"1\"><alignment")
    if style.alignment != .automatic { markup.raw(" horizontal=\"\(style.alignment.rawValue)\"") }
    markup.raw(" vertical=\"center\"\(style.isWrapped ? " wrapText=\"1\"" : "")/>")
    markup.raw("<protection locked=\"\(style.isUnlocked ? 0 : 1)\"/></xf>")
  }

  // Times New Roman is the typeface of Vietnamese administrative documents; 163 is its Vietnamese
  // character set.
  private static func writeFont(of style: CellStyle, to markup: inout Markup) {
    markup.raw("<font>")
    if style.isBold { markup.raw("<b/>") }
    if style.isItalic { markup.raw("<i/>") }
    markup.raw("<sz val=\"\(min(max(style.fontSize, 1), 409))\"/>")
    if let color = StyleTable.rgb(style.color) {
      markup.raw("<color rgb=\"FF\(color.dropFirst())\"/>")
    }
    markup.raw("<name val=\"Times New Roman\"/><family val=\"1\"/><charset val=\"163\"/></font>")
  }
}
