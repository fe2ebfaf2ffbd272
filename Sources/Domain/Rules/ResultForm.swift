/// The form in which a rule's result is stated, and so how a cell's text becomes a measure.
public enum ResultForm: Hashable, Sendable {
  /// One of several texts.
  case choice([String])
  /// Yes or no.
  case yesNo
  /// A percentage or a share; a bare number up to ten counts as a percentage, with a warning.
  case rate
  /// A percentage or a share of another index; a bare number up to ten may be one on a scale of
  /// ten, so that it is never guessed.
  case index
  /// A number of faults.
  case faults
  /// Nothing in a form: the survey's answers are the result.
  case surveyAnswers
}
