/** Who passes the gateway: other people's programs, and sockets that send chosen octets. */
package io.sallyport.integration.client;
