package io.sallyport.gateway.log;

/** How important a message is. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
}
