import Domain
import Stages
import Testing

/// The cell that a score names is the one that decided.
struct DecidingCellTests {
  private static let ratio = node("1", "2", .ratio(zeroBelow: nil))

  private static func place(_ column: Int) -> CellAddress {
    CellAddress(sheet: "P", row: 5, column: column)
  }

  private static func entry(_ entered: String?, _ measure: Measure?) -> LeafEntry {
    LeafEntry(
      leaf: "1", points: entered.flatMap { Points($0) }, measure: measure, isNotApplicable: false,
      evidence: "", explanation: "", place: place(6),
      resultPlace: measure == nil ? nil : place(4))
  }

  @Test func whereTheRuleComputedItIsTheResultAndTheEnteredPointsStandBeside() throws {
    let score = try #require(
      SmallUnit(
        nodes: [DecidingCellTests.ratio],
        appraised: [DecidingCellTests.entry("0.5", .percent(Fraction(50)))]
      ).score()["1"])
    #expect(score.points == Fraction(1) && score.basis == .rule)
    #expect(score.place?.address == DecidingCellTests.place(4))
    #expect(score.enteredPoints == Points("0.5"))
    #expect(score.enteredPlace?.address == DecidingCellTests.place(6))
  }

  @Test func wherePointsAloneWereEnteredTheyDecided() throws {
    let score = try #require(
      SmallUnit(
        nodes: [DecidingCellTests.ratio], appraised: [DecidingCellTests.entry("0.5", nil)]
      ).score()["1"])
    #expect(score.place?.address == DecidingCellTests.place(6))
    #expect(score.enteredPoints == nil && score.enteredPlace == nil)
  }

  @Test func ofADecisionItIsTheCellOfTheValueElseOfWhatItDoes() {
    let cells: [FormField: Entry] = [
      .decisionNumber: entry("1/QĐ", 1), .decisionDate: entry("01/02/2024", 2),
      .unit: entry("Sở Nội vụ", 3), .code: entry("1.1", 4),
      .decisionKind: entry("set_points", 5), .decisionValue: entry("0,5", 6, Points("0.5")),
      .explanation: entry("lý do", 7),
    ]
    #expect(decided(cells)?.place.column == 6)
    var zero = cells
    zero[.decisionKind] = entry("zero", 5)
    zero[.decisionValue] = nil
    #expect(decided(zero)?.place.column == 5)
  }

  private func entry(_ text: String, _ column: Int, _ number: Points? = nil) -> Entry {
    Entry(
      text: text, reading: number.map(Entry.Reading.number) ?? .text,
      place: CellAddress(sheet: "QĐ", row: 3, column: column))
  }

  private func decided(_ cells: [FormField: Entry]) -> Decision? {
    let row = DecisionRow(entries: cells, place: CellAddress(sheet: "QĐ", row: 3, column: 1))
    return Validate(JudgedRound.round()).run(
      Validate.Input(
        workbook: NormalizedWorkbook(form: .decision, decisions: [row], findings: []),
        arrival: Arrival(
          path: "_decisions/q.xml", folder: "_decisions", sha256: "", size: 0,
          receivedAt: Instant(seconds: 0), look: 1), earlierRespondents: [])
    ).decisions.first
  }
}
