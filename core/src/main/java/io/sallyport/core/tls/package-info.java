/** TLS towards clients: engines, certificates by server name, client certificates, and what TLS's ends mean to a session. */
@NullMarked
package io.sallyport.core.tls;

import org.jspecify.annotations.NullMarked;
