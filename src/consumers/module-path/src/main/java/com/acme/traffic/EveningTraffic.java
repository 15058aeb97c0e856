package com.acme.traffic;

import io.iwc.junit.IwcWorkload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The chats of an evening. */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@IwcWorkload("com/acme/traffic/chats.jsonl")
public @interface EveningTraffic {}
