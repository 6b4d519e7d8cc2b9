/** Ping and traceroute: programs of this host, run for a client, and their output on its way to that client. */
@NullMarked
package io.sallyport.core.icmp;

import org.jspecify.annotations.NullMarked;
