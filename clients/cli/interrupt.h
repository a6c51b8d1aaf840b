// Ctrl-C as a wish that a long call can see, so that it ends in order instead of in the middle.
#ifndef EHCPQA_CLIENTS_CLI_INTERRUPT_H_
#define EHCPQA_CLIENTS_CLI_INTERRUPT_H_

namespace ehcpqa::cli {

// While it lives the first SIGINT is only remembered; a second one ends the process as usual. One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  // Whether somebody has pressed Ctrl-C.
  static bool requested();

 private:
  void (*former_)(int);
};

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_INTERRUPT_H_
