"""Serves Keystone's WSGI application on a loopback port, one thread a request.

usage: keystone_server.py PORT (configuration: OS_KEYSTONE_CONFIG_FILES)
"""
import socketserver
import sys
from wsgiref import simple_server

from keystone.server import wsgi


class Server(socketserver.ThreadingMixIn, simple_server.WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class Handler(simple_server.WSGIRequestHandler):
    def address_string(self):
        return self.client_address[0]


if __name__ == '__main__':
    # Keystone reads the command line, too.
    port = int(sys.argv.pop())
    application = wsgi.initialize_public_application()
    with simple_server.make_server(
            '127.0.0.1', port, application,
            server_class=Server, handler_class=Handler) as server:
        server.serve_forever()
