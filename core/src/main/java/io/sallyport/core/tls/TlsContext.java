package io.sallyport.core.tls;

import io.netty.handler.ssl.SslContext;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What a handshake for one certificate begins with.
 *
 * @param context the engines' maker
 * @param channelBindings what the certificate gives to authentications in the channel
 */
record TlsContext(SslContext context, Map<String, ByteBuffer> channelBindings) {}
