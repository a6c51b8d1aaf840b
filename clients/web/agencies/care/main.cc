// ehcpqa-care: the web client of social care agencies.
#include "clients/web/agencies/program.h"

int main(int argc, char** argv) {
  return ehcpqa::web::RunClient({"care", "EHC plan quality: social care", ehcpqa::web::Look::kGovUk, "127.0.0.1:8446"},
                                argc, argv);
}
