// ehcpqa-education: the web client of education agencies and partners.
#include "clients/web/agencies/program.h"

int main(int argc, char** argv) {
  return ehcpqa::web::RunClient(
      {"education", "EHC plan quality: education", ehcpqa::web::Look::kGovUk, "127.0.0.1:8444"}, argc, argv);
}
