/** Which page stands at which address; each is loaded when it is first gone to. */
import { redirect } from 'react-router';
import type { RouteObject } from 'react-router';

import { HOME } from '../lib/return-path.js';
import { Loading } from '../ui/states.js';
import { AppShell } from './app-shell.js';
import { CrashPage, NotFoundPage } from './fallback-pages.js';
import { Protected } from './protected.js';

const SIGN_IN_PAGES: RouteObject[] = [
  {
    path: '/login',
    lazy: { Component: async () => (await import('../features/accounts/sign-in/login-page.js')).LoginPage },
  },
  {
    path: '/register',
    lazy: { Component: async () => (await import('../features/accounts/sign-in/register-page.js')).RegisterPage },
  },
  {
    path: '/forgot',
    lazy: { Component: async () => (await import('../features/accounts/sign-in/forgot-page.js')).ForgotPage },
  },
  {
    path: '/reset',
    lazy: { Component: async () => (await import('../features/accounts/sign-in/reset-page.js')).ResetPage },
  },
  {
    path: '/verify',
    lazy: { Component: async () => (await import('../features/accounts/sign-in/verify-page.js')).VerifyPage },
  },
];

const PROTECTED_PAGES: RouteObject[] = [
  {
    element: <Protected permission="READ" />,
    children: [
      {
        path: '/dashboard',
        lazy: { Component: async () => (await import('../features/dashboard/dashboard-page.js')).DashboardPage },
      },
      {
        path: '/futures',
        lazy: { Component: async () => (await import('../features/futures/futures-page.js')).FuturesPage },
      },
      {
        path: '/options',
        lazy: { Component: async () => (await import('../features/options/options-page.js')).OptionsPage },
      },
      {
        path: '/volatility',
        lazy: { Component: async () => (await import('../features/volatility/volatility-page.js')).VolatilityPage },
      },
      {
        path: '/greeks',
        lazy: { Component: async () => (await import('../features/greeks/greeks-page.js')).GreeksPage },
      },
      {
        path: '/analogs',
        lazy: { Component: async () => (await import('../features/analogs/analogs-page.js')).AnalogsPage },
      },
      {
        path: '/calculator',
        lazy: { Component: async () => (await import('../features/calculator/calculator-page.js')).CalculatorPage },
      },
      {
        path: '/reports',
        lazy: { Component: async () => (await import('../features/reports/reports-page.js')).ReportsPage },
      },
    ],
  },
  {
    element: <Protected permission="ALERT" />,
    children: [
      {
        path: '/alerts',
        lazy: { Component: async () => (await import('../features/alerts/alerts-page.js')).AlertsPage },
      },
    ],
  },
  {
    element: <Protected permission="IMPORT" />,
    children: [
      {
        path: '/imports',
        lazy: { Component: async () => (await import('../features/imports/imports-page.js')).ImportsPage },
      },
    ],
  },
  {
    element: <Protected permission="ACCOUNT" />,
    children: [
      {
        path: '/profile',
        lazy: { Component: async () => (await import('../features/accounts/profile/profile-page.js')).ProfilePage },
      },
    ],
  },
  {
    element: <Protected permission="ADMINISTER" />,
    children: [
      {
        path: '/admin/users',
        lazy: { Component: async () => (await import('../features/accounts/admin/users-page.js')).UsersPage },
      },
      {
        path: '/admin/jobs',
        lazy: { Component: async () => (await import('../features/accounts/admin/jobs/jobs-page.js')).JobsPage },
      },
      {
        path: '/admin/audit',
        lazy: { Component: async () => (await import('../features/accounts/admin/audit-page.js')).AuditPage },
      },
    ],
  },
];

export const routes: RouteObject[] = [
  {
    element: <AppShell />,
    errorElement: <CrashPage />,
    children: [
      {
        // A page that breaks, or cannot be loaded, leaves what is around it standing.
        errorElement: <CrashPage />,
        hydrateFallbackElement: <Loading what="the page" height={560} />,
        children: [
          { path: '/', loader: () => redirect(HOME) },
          ...PROTECTED_PAGES,
          ...SIGN_IN_PAGES,
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];
