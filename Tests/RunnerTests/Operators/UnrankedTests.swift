import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// Before a result is official, a person knows which units stand without a rank, and why.
struct UnrankedTests {
  private let closed: ClosedRound

  init() throws { closed = try ClosedRound() }

  @Test func aFreezeNamesThem() throws {
    for isPlan in [true, false] {
      let report = try closed.runner(at: 1_706_100_000).setFrozen(
        true, reason: "chốt", isPlan: isPlan)
      let places = try closed.places(1).filter { $0.value[0].isEmpty }
      #expect(Set(report.unranked.map(\.unit)) == Set(places.keys) && !places.isEmpty)
      #expect(report.unranked.allSatisfy { !$0.reason.vi.isEmpty && !$0.name.isEmpty })
    }
    let opened = try closed.runner(at: 1_706_100_100).setFrozen(false, reason: "nhầm")
    #expect(opened.unranked.isEmpty)
  }

  @Test func thePlanOfTheOfficialResultNamesThemAndANumberHoldsIt() throws {
    _ = try closed.runner(at: 1_706_100_000).setFrozen(true, reason: "chốt")
    let plan = try closed.runner(
      .final(decision: ClosedRound.decision), at: 1_706_100_100
    ).publishPlan()
    #expect(plan.unrankedUnits.count == plan.unranked && plan.unranked > 0)
    func refusal(_ number: Int?, isRequired: Bool) -> RunnerFailure? {
      do {
        try plan.confirm(unranked: number, isRequired: isRequired)
        return nil
      } catch { return error as? RunnerFailure }
    }
    #expect(refusal(nil, isRequired: false) == nil, "a script goes on as it always did")
    #expect(refusal(plan.unranked, isRequired: true) == nil)
    for refused in [refusal(nil, isRequired: true), refusal(0, isRequired: false)] {
      let failure = try #require(refused)
      #expect(failure.kind == .data && failure.mend.contains("--unranked \(plan.unranked)"))
      #expect(failure.cause.contains(try #require(plan.unrankedUnits.first).unit))
    }
  }

  @Test func theCommandRefusesAnotherNumberBeforeAnythingIsOfficial() throws {
    let parindex = try #require(Program.parindex, "the program is built with the tests")
    let folder = closed.round.folder.path
    let frozen = try parindex.run(["freeze", "--reason", "chốt"], in: folder)
    #expect(frozen.code == 0 && frozen.output.contains("units not ranked: "))
    let command = ["publish", "--final", "--decision", ClosedRound.decision]
    let refused = try parindex.run(command + ["--unranked", "0"], in: folder)
    #expect(refused.code == 65 && refused.output.contains("units not ranked: "))
    #expect(try closed.runner(at: 1_706_100_000).status().closing.official == nil)
    let number = try closed.places(1).count { $0.value[0].isEmpty }
    let made = try parindex.run(command + ["--unranked", "\(number)"], in: folder)
    #expect(made.code == 0, "\(made.errors)")
  }
}
