/** What clients reach through the gateway: small servers on loopback. */
package io.sallyport.integration.destination;
