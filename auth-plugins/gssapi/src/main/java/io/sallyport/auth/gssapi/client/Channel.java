package io.sallyport.auth.gssapi.client;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * The octets from and to the gateway, as they are after the login: encapsulated or not.
 *
 * @param in from the gateway
 * @param out to the gateway
 */
record Channel(InputStream in, OutputStream out) {}
