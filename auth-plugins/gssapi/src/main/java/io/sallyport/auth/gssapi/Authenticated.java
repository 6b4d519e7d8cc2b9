package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.context.EstablishedContext;
import io.sallyport.core.spi.Identity;

/**
 * A client that proved who it is.
 *
 * @param context its context
 * @param identity who it is
 */
record Authenticated(EstablishedContext context, Identity identity) {}
