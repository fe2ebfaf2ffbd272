#include <libxml/xmlversion.h>
/* Debian's libxml2 is built with ICU, whose headers clash with the ICU that Foundation brings; no
   declaration that depends on it is used here. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/encoding.h>
#include <libxml/dict.h>
#include <libxml/xmlerror.h>

/* Some of libxml2's faults go to stderr by themselves; Swift cannot write the variadic function that
   keeps them from it. The setting holds for the calling thread. */
static inline void CLibXML2IgnoreError(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}
static inline void CLibXML2KeepSilent(void) { xmlSetGenericErrorFunc(NULL, CLibXML2IgnoreError); }
