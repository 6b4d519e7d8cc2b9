/** The header by which a load balancer says for whom it connects: the PROXY protocol, versions 1 and 2. */
@NullMarked
package io.sallyport.core.proxyprotocol;

import org.jspecify.annotations.NullMarked;
