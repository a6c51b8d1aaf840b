// A gRPC server that speaks the contract over mutual TLS and answers what a test tells it to, so that failures which
// the real server cannot be made to give on demand (UNAVAILABLE, a stale etag, a repeated page token) reach the real
// client over a real wire.
#ifndef EHCPQA_TESTS_CLIENTS_API_CONTRACT_SERVER_H_
#define EHCPQA_TESTS_CLIENTS_API_CONTRACT_SERVER_H_

#include <grpcpp/support/status.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "clients/api/method.h"
#include "ehcpqa/v1/error.pb.h"
#include "google/protobuf/message.h"

namespace ehcpqa {

// One call as it arrived. Unary calls have one request.
struct ReceivedCall {
  std::string method;         // "CycleService/GetCycle"
  std::string authorization;  // Of the metadata; empty when absent.
  std::vector<std::shared_ptr<google::protobuf::Message>> requests;
};

class ContractServer {
 public:
  // Listens on a free port of localhost with an authority of its own.
  ContractServer();
  ~ContractServer();

  // "localhost:port"
  const std::string& address() const;
  // Folder with the client's certificates.
  const std::string& certificates() const;

  // What a method answers from now on. Until then it answers UNIMPLEMENTED, or an empty reply after AnswerAll().
  template <typename Request, typename Response>
  void On(const api::Method<Request, Response>& method, std::function<grpc::Status(const Request&, Response*)> answer) {
    OnMessage(method.name, [answer](const google::protobuf::Message& request, google::protobuf::Message* response) {
      return answer(static_cast<const Request&>(request), static_cast<Response*>(response));
    });
  }
  template <typename Request, typename Response>
  void Reply(const api::Method<Request, Response>& method, const Response& reply) {
    On<Request, Response>(method, [reply](const Request&, Response* response) {
      *response = reply;
      return grpc::Status::OK;
    });
  }
  // What a method that streams answers: these messages, then the status; with `stays_open` the status only once the
  // client has cancelled the call.
  template <typename Response>
  struct Streamed {
    std::vector<Response> messages;
    grpc::Status status = grpc::Status::OK;
    bool stays_open = false;
  };
  template <typename Request, typename Response>
  void On(const api::StreamMethod<Request, Response>& method,
          std::function<Streamed<Response>(const Request&)> answer) {
    OnStream(method.name, [answer](const google::protobuf::Message& request) {
      const Streamed<Response> streamed = answer(static_cast<const Request&>(request));
      AnyStreamed any{{}, streamed.status, streamed.stays_open};
      for (const Response& message : streamed.messages) any.messages.push_back(std::make_shared<Response>(message));
      return any;
    });
  }
  // As On, by name; for a stream of requests the answer gets the last one.
  using Answer =
      std::function<grpc::Status(const google::protobuf::Message& request, google::protobuf::Message* response)>;
  void OnMessage(const std::string& method, Answer answer);
  using AnyStreamed = Streamed<std::shared_ptr<google::protobuf::Message>>;
  void OnStream(const std::string& method, std::function<AnyStreamed(const google::protobuf::Message&)> answer);
  void AnswerAll();
  // Ends streams after the first request with this status.
  void EndStreamsEarly(const grpc::Status& status);

  // Every call so far, in order of arrival.
  std::vector<ReceivedCall> calls() const;
  // Streams that a client cancelled while they stayed open.
  int cancelled() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// A failure as the server sends it: the detail serialised in the gRPC error details.
grpc::Status Failure(grpc::StatusCode code, const std::string& message, const v1::ErrorDetail& detail);

}  // namespace ehcpqa

#endif  // EHCPQA_TESTS_CLIENTS_API_CONTRACT_SERVER_H_
