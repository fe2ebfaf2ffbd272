internal import Domain
enum PagesPlaceholder {}
