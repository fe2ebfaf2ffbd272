public import Domain
public import Definitions
internal import Stages

extension Definition {
  /// The unit that a person names on the command line: its code, folder or name.
  ///
  /// - Parameter text: The code, the folder, the name or an alias; case and marks make no difference.
  /// - Returns: The unit.
  /// - Throws: `RunnerFailure` (exit code 65) that names the units that may be meant.
  public func unit(named text: String) throws -> Unit {
    func list(_ units: [Unit]) -> String {
      units.map { "\(Printable.line($0.code)) (\(Printable.line($0.name)))" }.joined(
        separator: ", ")
    }
    switch UnitSearch(round.units)(text) {
    case .found(let unit): return unit
    case .several(let units):
      throw RunnerFailure(
        .data, cause: "several units are called '\(Printable.line(text))': \(list(units))",
        mend: "name one by its code")
    case .none(let near):
      throw RunnerFailure(
        .data, cause: "no unit is called '\(Printable.line(text))'",
        mend: near.isEmpty
          ? "name a unit of units.csv by its code or its name" : "did you mean \(list(near))?")
    }
  }
}
