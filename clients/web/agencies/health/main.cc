// ehcpqa-health: the web client of health agencies.
#include "clients/web/agencies/program.h"

int main(int argc, char** argv) {
  return ehcpqa::web::RunClient({"health", "EHC plan quality: health", ehcpqa::web::Look::kNhsUk, "127.0.0.1:8445"},
                                argc, argv);
}
