/** What the gateway does with Linux's epoll beside what Netty does: which events are asked for, and relaying in the kernel. */
@NullMarked
package io.sallyport.core.epoll;

import org.jspecify.annotations.NullMarked;
