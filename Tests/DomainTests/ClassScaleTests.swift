import Domain
import TestSupport
import Testing

/// Classes and their edges, each inclusive or exclusive by its own flag.
struct ClassScaleTests {
  static func band(
    _ name: String, _ lower: String, _ includesLower: Bool, _ upper: String, _ includesUpper: Bool
  ) -> ClassScale.Band {
    ClassScale.Band(
      name: Bilingual(vi: name, en: name), lower: points(lower), includesLower: includesLower,
      upper: points(upper), includesUpper: includesUpper)
  }

  @Test(arguments: [
    ("90", "high"), ("89.999999", "middle"), ("80", "middle"), ("79.999999", "low"), ("0", "low"),
    ("100", "high"), ("1079999999999/12000000000", "middle"),
  ])
  func lowerEdgesIncluded(index: String, name: String) {
    let scale = ClassScale(bands: [
      ClassScaleTests.band("high", "90", true, "100", true),
      ClassScaleTests.band("middle", "80", true, "90", false),
      ClassScaleTests.band("low", "0", true, "80", false),
    ])
    #expect(scale.band(of: exact(index))?.name.en == name)
  }

  @Test(arguments: [("80.000001", "good"), ("80", "fair"), ("60", "poor"), ("0", "poor")])
  func upperEdgesIncluded(index: String, name: String) {
    // "Trên 80" as the sources write it: exactly 80 is below.
    let scale = ClassScale(bands: [
      ClassScaleTests.band("good", "80", false, "100", true),
      ClassScaleTests.band("fair", "60", false, "80", true),
      ClassScaleTests.band("poor", "0", true, "60", true),
    ])
    #expect(scale.band(of: exact(index))?.name.en == name)
  }

  @Test func aClassWithoutAnEdgeHoldsAllThatLiesBeyond() {
    func name(_ text: String) -> Bilingual { Bilingual(vi: text, en: text) }
    let scale = ClassScale(bands: [
      ClassScale.Band(
        name: name("high"), lower: Points(90), includesLower: true, upper: nil,
        includesUpper: false),
      ClassScale.Band(
        name: name("low"), lower: nil, includesLower: false, upper: Points(90),
        includesUpper: false),
    ])
    #expect(scale.band(of: exact("102.62"))?.name.en == "high")
    #expect(scale.band(of: exact("90"))?.name.en == "high")
    #expect(scale.band(of: exact("-5"))?.name.en == "low")
  }

  @Test func aScaleWithAHoleHasNoClassThere() {
    let scale = ClassScale(bands: [
      ClassScaleTests.band("good", "80", false, "100", true),
      ClassScaleTests.band("fair", "0", true, "80", false),
    ])
    #expect(scale.band(of: exact("80")) == nil)
    #expect(scale.band(of: exact("100.000001")) == nil)
    #expect(scale.band(of: exact("-0.000001")) == nil)
  }
}
